package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

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
  void anImageOfADiskIsAnEmptyDiskOfThatSize() {
    JsonObject vm = prism.vm(prism.named("vms", "web-server-01"));
    JsonObject disk = SimulatorHarness.resources(vm).getJsonArray("disk_list").getJsonObject(0);
    String uuid =
        created(
            new JsonObject()
                .put("data_source_reference", prism.reference("vm_disk", disk.getString("uuid"))));

    Buffer file = SimulatorHarness.await(file(HttpMethod.GET, uuid).send()).body();

    assertThat(file.getString(0, 3)).isEqualTo("QFI");
    assertThat(file.getLong(24)).isEqualTo(disk.getLong("disk_size_bytes")).isEqualTo(size(uuid));
    assertThat(file.length()).isLessThan(1 << 20);
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
