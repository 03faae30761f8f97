package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ImageDownloadTest {
  private static final Buffer BYTES = Buffer.buffer("the bytes of an image");
  private static final String SHA_1 = "6d3bd1bff8bd9b9c0fd9dd0a44fd95dfff8d44a0";

  @RegisterExtension
  final SimulatorHarness prism = new SimulatorHarness(options -> options.withDownloads(true));

  private String source;

  @BeforeEach
  void serveBytes() {
    HttpServer server =
        SimulatorHarness.await(
            prism
                .vertx
                .createHttpServer()
                .requestHandler(
                    request -> {
                      if (request.path().equals("/image.qcow2")) {
                        request.response().end(BYTES);
                      } else {
                        request.response().setStatusCode(404).end();
                      }
                    })
                .listen(0, "127.0.0.1"));
    source = "http://127.0.0.1:" + server.actualPort();
  }

  @Test
  void theBytesAreFetchedAndServed() {
    JsonObject task = create("/image.qcow2", null);
    assertThat(task.getString("status")).describedAs(task.encode()).isEqualTo("SUCCEEDED");
    String uuid = prism.named("images", "fetched");
    assertThat(
            prism
                .get("/images/" + uuid)
                .getJsonObject("status")
                .getJsonObject("resources")
                .getLong("size_bytes"))
        .isEqualTo(BYTES.length());
    assertThat(
            prism
                .send(HttpMethod.GET, SimulatorHarness.V3 + "/images/" + uuid + "/file", null)
                .body())
        .isEqualTo(BYTES);
  }

  @Test
  void whatIsNotThereOrNotWhatWasAnnouncedFailsTheTask() {
    assertThat(create("/none", null).getString("error_detail")).contains("404");
    JsonObject checksum =
        new JsonObject().put("checksum_algorithm", "SHA_1").put("checksum_value", SHA_1);
    assertThat(create("/image.qcow2", checksum).getString("error_detail")).contains("checksum");
  }

  private JsonObject create(String path, JsonObject checksum) {
    JsonObject resources =
        new JsonObject().put("image_type", "DISK_IMAGE").put("source_uri", source + path);
    if (checksum != null) {
      resources.put("checksum", checksum);
    }
    JsonObject body =
        new JsonObject()
            .put("metadata", new JsonObject().put("kind", "image"))
            .put("spec", new JsonObject().put("name", "fetched").put("resources", resources));
    String task = SimulatorHarness.taskOf(prism.post(202, "/images", body));
    JsonObject poll =
        new JsonObject()
            .put("task_uuid_list", new JsonArray().add(task))
            .put("poll_timeout_seconds", 30);
    // The clock stands still: the poll is answered when the download has ended, not before.
    prism.post(200, "/tasks/poll", poll);
    return prism.get("/tasks/" + task);
  }
}
