package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code GET /ovas/{uuid}/file}: a tar archive of a descriptor and the disks, to which nobody ever
 * wrote.
 */
final class OvaRoutes {
  private static final int BLOCK = 512;
  private static final String OVF =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <Envelope xmlns="http://schemas.dmtf.org/ovf/envelope/1" xmlns:ovf="http://schemas.dmtf.org/ovf/envelope/1">
        <References>
      %s  </References>
        <DiskSection>
          <Info>Virtual disks</Info>
      %s  </DiskSection>
        <VirtualSystem ovf:id="vm"><Info>A simulated virtual machine</Info></VirtualSystem>
      </Envelope>
      """;

  private final World world;

  OvaRoutes(World world) {
    this.world = world;
  }

  /** What an export keeps of a VM. */
  static JsonObject resources(Vm vm, String format) {
    return new JsonObject()
        .put("disk_file_format", format)
        .put(
            "disk_sizes",
            new JsonArray(
                vm.disks().stream().filter(Disks::isDisk).map(Disks::sizeBytes).toList()));
  }

  void mount(Http http) {
    http.getRaw("/ovas/:uuid/file", this::download);
  }

  private Future<Answer> download(RoutingContext context) {
    JsonObject row = world.ovas.get(Call.of(context).uuid("uuid"));
    HttpServerResponse response = context.response();
    response.putHeader("content-type", "application/octet-stream");
    return response.end(archive(row.getJsonObject("spec").getJsonObject("resources"))).mapEmpty();
  }

  private static Buffer archive(JsonObject resources) {
    boolean vmdk = "VMDK".equals(resources.getString("disk_file_format"));
    StringBuilder files = new StringBuilder();
    StringBuilder disks = new StringBuilder();
    List<byte[]> contents = new ArrayList<>();
    for (Object size : resources.getJsonArray("disk_sizes", new JsonArray())) {
      long bytes = ((Number) size).longValue();
      int number = contents.size();
      contents.add(vmdk ? EmptyDisk.vmdk(bytes) : EmptyDisk.qcow2(bytes));
      files.append(
          "    <File ovf:id=\"file%d\" ovf:href=\"%s\"/>\n".formatted(number, name(number, vmdk)));
      disks.append(
          "    <Disk ovf:diskId=\"disk%d\" ovf:fileRef=\"file%d\" ovf:capacity=\"%d\"/>\n"
              .formatted(number, number, bytes));
    }
    Buffer tar = Buffer.buffer();
    append(tar, "vm.ovf", OVF.formatted(files, disks).getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i < contents.size(); i++) {
      append(tar, name(i, vmdk), contents.get(i));
    }
    return tar.appendBytes(new byte[2 * BLOCK]);
  }

  private static String name(int number, boolean vmdk) {
    return "disk-" + number + (vmdk ? ".vmdk" : ".qcow2");
  }

  /** In the format of POSIX: a header of one block, and the content in whole blocks. */
  private static void append(Buffer tar, String name, byte[] content) {
    byte[] header = new byte[BLOCK];
    write(header, 0, name);
    write(header, 100, "0000644\0" + "0000000\0".repeat(2));
    write(header, 124, "%011o\0%011o\0".formatted(content.length, 0));
    write(header, 148, " ".repeat(8) + "0");
    write(header, 257, "ustar\00000");
    int sum = 0;
    for (byte one : header) {
      sum += one;
    }
    write(header, 148, "%06o\0 ".formatted(sum));
    tar.appendBytes(header).appendBytes(content);
    tar.appendBytes(new byte[Math.floorMod(-content.length, BLOCK)]);
  }

  private static void write(byte[] header, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, header, at, bytes.length);
  }
}
