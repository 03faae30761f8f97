package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
  private SimulatorHarness prism;

  @BeforeEach
  void start() {
    prism = new SimulatorHarness().start();
  }

  @AfterEach
  void stop() {
    prism.close();
  }

  @Test
  void anImageWithoutASourceIsEmptyUntilItsBytesArrive() {
    String uuid = created(new JsonObject().put("image_type", "ISO_IMAGE"));
    assertThat(size(uuid)).isZero();
    Buffer bytes = Buffer.buffer(new byte[100_000]);

    assertThat(SimulatorHarness.await(file(HttpMethod.PUT, uuid).sendBuffer(bytes)).statusCode())
        .isEqualTo(200);

    assertThat(size(uuid)).isEqualTo(100_000);
    assertThat(SimulatorHarness.await(file(HttpMethod.GET, uuid).send()).body()).isEqualTo(bytes);
  }

  @Test
  void anImageIsListedOnceItsDownloadIsDone() {
    JsonObject source =
        new JsonObject().put("source_uri", "https://images.example.test/debian.ISO");
    JsonObject accepted = prism.post(202, "/images", body(source));
    assertThat(prism.all("images")).hasSize(4);

    prism.succeed(SimulatorHarness.taskOf(accepted));

    JsonObject image = prism.get("/images/" + SimulatorHarness.uuidOf(accepted));
    assertThat(prism.all("images")).hasSize(5);
    assertThat(image.getJsonObject("status").getString("state")).isEqualTo("COMPLETE");
    assertThat(image.getJsonObject("status").getJsonObject("resources").getString("image_type"))
        .isEqualTo("ISO_IMAGE");
    assertThat(
            image
                .getJsonObject("status")
                .getJsonObject("execution_context")
                .getJsonArray("task_uuid"))
        .hasSize(1);
  }

  @Test
  void aDeletedImageTakesItsBytesWithIt() {
    String uuid = created(new JsonObject());
    SimulatorHarness.await(file(HttpMethod.PUT, uuid).sendBuffer(Buffer.buffer("x")));

    prism.succeed(
        SimulatorHarness.taskOf(prism.expect(202, HttpMethod.DELETE, "/images/" + uuid, null)));

    assertThat(SimulatorHarness.await(file(HttpMethod.GET, uuid).send()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void anImageOfADiskIsAsManyZerosAsTheDiskHasBytes() {
    JsonObject vm = prism.blankVm("small");
    JsonObject small = new JsonObject().put("disk_size_mib", 3);
    SimulatorHarness.resources(vm).put("disk_list", new JsonArray().add(small));
    JsonObject made = SimulatorHarness.resources(prism.vm(prism.created(vm)));
    String disk = made.getJsonArray("disk_list").getJsonObject(0).getString("uuid");
    String uuid =
        created(new JsonObject().put("data_source_reference", prism.reference("vm_disk", disk)));

    Buffer file = SimulatorHarness.await(file(HttpMethod.GET, uuid).send()).body();

    assertThat(size(uuid)).isEqualTo(3 << 20);
    assertThat(file).isEqualTo(Buffer.buffer(new byte[3 << 20]));
  }

  @ParameterizedTest
  @CsvSource({"VMDK, KDMV", "QCOW2, QFI"})
  void anExportedVmIsAnArchiveOfADescriptorAndItsDisks(String format, String magic) {
    String path = "/vms/" + prism.named("vms", "web-server-01");
    JsonObject order = new JsonObject().put("name", "ova").put("disk_file_format", format);
    String task = prism.post(202, path + "/export", order).getString("task_uuid");
    JsonObject ended = prism.end(task);
    String ova = ended.getJsonArray("entity_reference_list").getJsonObject(1).getString("uuid");

    Buffer tar =
        SimulatorHarness.await(
                prism
                    .client()
                    .get(SimulatorHarness.V3 + "/ovas/" + ova + "/file")
                    .basicAuthentication("admin", "pass word")
                    .send())
            .body();

    assertThat(tar.getString(0, 6)).isEqualTo("vm.ovf");
    assertThat(tar.toString()).contains("disk-0." + format.toLowerCase(Locale.ROOT));
    int content = 512 + (Integer.parseInt(tar.getString(124, 135), 8) + 511) / 512 * 512 + 512;
    assertThat(tar.getString(content, content + magic.length())).isEqualTo(magic);
    assertThat(tar.length() % 512).isZero();
  }

  @Test
  void theChecksumOfAnUploadIsComparedAndKept() {
    String uuid = created(new JsonObject());
    String sha1OfX = "11f6ad8ec52a2984abaafd7c3b516503785c2072";
    HttpRequest<Buffer> upload =
        file(HttpMethod.PUT, uuid).putHeader("X-Nutanix-Checksum-Type", "SHA_1");

    assertThat(
            SimulatorHarness.await(
                    upload
                        .copy()
                        .putHeader("X-Nutanix-Checksum-Bytes", "0".repeat(40))
                        .sendBuffer(Buffer.buffer("x")))
                .statusCode())
        .isEqualTo(422);
    SimulatorHarness.await(
        upload.putHeader("X-Nutanix-Checksum-Bytes", sha1OfX).sendBuffer(Buffer.buffer("x")));

    JsonObject status = prism.get("/images/" + uuid).getJsonObject("status");
    assertThat(status.getJsonObject("resources").getJsonObject("checksum"))
        .isEqualTo(
            new JsonObject().put("checksum_algorithm", "SHA_1").put("checksum_value", sha1OfX));
  }

  private String created(JsonObject resources) {
    JsonObject accepted = prism.post(202, "/images", body(resources));
    prism.succeed(SimulatorHarness.taskOf(accepted));
    return SimulatorHarness.uuidOf(accepted);
  }

  private static JsonObject body(JsonObject resources) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("kind", "image"))
        .put("spec", new JsonObject().put("name", "new").put("resources", resources));
  }

  private long size(String uuid) {
    return Images.sizeBytes(prism.get("/images/" + uuid));
  }

  private HttpRequest<Buffer> file(HttpMethod method, String uuid) {
    return prism
        .client()
        .request(method, SimulatorHarness.V3 + "/images/" + uuid + "/file")
        .basicAuthentication("admin", "pass word")
        .putHeader("content-type", "application/octet-stream");
  }
}
