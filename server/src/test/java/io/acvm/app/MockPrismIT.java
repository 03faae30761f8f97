package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.app.AcvmJar.Ended;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code acvm mock-prism} as a process of its own. */
final class MockPrismIT {
  private static final String V3 = "/api/nutanix/v3";

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private AcvmJar.Running server;
  private WebClient client;
  private String username = "admin";
  private String password = "nutanix/4u";

  @AfterEach
  void stop() throws Exception {
    if (server != null) {
      server.kill();
    }
    await(vertx.close());
  }

  @Test
  void itServesHttpsWithItsOwnCertificateFaultsAndAnInventoryAsAsked() throws Exception {
    Path faults =
        Files.writeString(
            directory.resolve("faults.json"),
            """
            {"rules": [{"id": "busy", "times": 1, "match": {"path": ".*/vms/list"},
              "effect": {"type": "ANSWER", "status": 429, "headers": {"Retry-After": "1"}, "body": "{}"}}]}
            """);
    Path state = directory.resolve("prism.db");
    username = "me";
    password = "mine";
    start(
        "--state",
        state.toString(),
        "--faults",
        faults.toString(),
        "--vms",
        "120",
        "--clusters",
        "4",
        "--seed",
        "7",
        "--username",
        "me",
        "--password",
        "mine",
        "--api-key",
        "key");

    HttpResponse<Buffer> busy = send(HttpMethod.POST, "/vms/list", new JsonObject());
    JsonObject vms = send(HttpMethod.POST, "/vms/list", new JsonObject()).bodyAsJsonObject();

    assertThat(busy.statusCode()).isEqualTo(429);
    assertThat(busy.getHeader("Retry-After")).isEqualTo("1");
    assertThat(vms.getJsonObject("metadata").getInteger("total_matches")).isEqualTo(120);
    assertThat(
            await(client.get(V3 + "/users/me").putHeader("x-ntnx-api-key", "key").send())
                .statusCode())
        .isEqualTo(200);
    assertThat(await(client.get(V3 + "/users/me").send()).statusCode()).isEqualTo(401);
    assertThat(server.terminate(Duration.ofSeconds(20))).isEqualTo(143);
  }

  @Test
  void whatItAcceptedBeforeItWasKilledIsDoneAfterwards() throws Exception {
    Path state = directory.resolve("prism.db");
    String[] arguments = {
      "--http", "--state", state.toString(), "--task-millis", "1500", "--preset", "original"
    };
    start(arguments);
    JsonObject accepted = send(HttpMethod.POST, "/vms", vm(cluster())).bodyAsJsonObject();
    server.kill();

    start(arguments);

    String task =
        accepted.getJsonObject("status").getJsonObject("execution_context").getString("task_uuid");
    JsonObject poll =
        new JsonObject()
            .put("task_uuid_list", new JsonArray().add(task))
            .put("poll_timeout_seconds", 20);
    JsonObject ended = send(HttpMethod.POST, "/tasks/poll", poll).bodyAsJsonObject();
    assertThat(ended.getJsonArray("entities").getJsonObject(0).getString("status"))
        .isEqualTo("SUCCEEDED");
    String uuid = accepted.getJsonObject("metadata").getString("uuid");
    assertThat(
            send(HttpMethod.GET, "/vms/" + uuid, null)
                .bodyAsJsonObject()
                .getJsonObject("status")
                .getString("state"))
        .isEqualTo("COMPLETE");
  }

  @Test
  void whatItCannotStartWithIsSaid() throws Exception {
    Path wrong =
        Files.writeString(directory.resolve("wrong.json"), "{\"rules\": [{\"efect\": 1}]}");

    Ended faults = acvm().run("mock-prism", "--port", "0", "--faults", wrong.toString());
    Ended size = acvm().run("mock-prism", "--port", "0", "--clusters", "0");
    Ended preset = acvm().run("mock-prism", "--port", "0", "--preset", "huge");

    assertThat(faults.code()).isEqualTo(78);
    assertThat(faults.err()).contains("wrong.json").contains("efect").doesNotContain("Exception");
    assertThat(size.code()).isEqualTo(2);
    assertThat(size.err()).contains("clusters must be 1 to 100");
    assertThat(preset.code()).isEqualTo(2);
  }

  private AcvmJar acvm() {
    return new AcvmJar(directory, Map.of());
  }

  private void start(String... arguments) throws Exception {
    String[] all = new String[arguments.length + 3];
    all[0] = "mock-prism";
    all[1] = "--port";
    all[2] = "0";
    System.arraycopy(arguments, 0, all, 3, arguments.length);
    server = acvm().start(all);
    URI ready = URI.create(server.ready());
    WebClientOptions options =
        new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(ready.getPort());
    if (ready.getScheme().equals("https")) {
      options
          .setSsl(true)
          .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(certificate())));
    }
    client = WebClient.create(vertx, options);
  }

  /** As it is kept with the state. */
  private String certificate() throws Exception {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("prism.db"));
        ResultSet row =
            connection
                .createStatement()
                .executeQuery("SELECT json FROM entity WHERE kind = 'setting'")) {
      row.next();
      return new JsonObject(row.getString(1)).getString("certificate");
    }
  }

  private String cluster() throws Exception {
    return send(HttpMethod.POST, "/clusters/list", new JsonObject())
        .bodyAsJsonObject()
        .getJsonArray("entities")
        .getJsonObject(1)
        .getJsonObject("metadata")
        .getString("uuid");
  }

  private static JsonObject vm(String cluster) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("kind", "vm"))
        .put(
            "spec",
            new JsonObject()
                .put("name", "survivor")
                .put(
                    "cluster_reference",
                    new JsonObject().put("kind", "cluster").put("uuid", cluster))
                .put("resources", new JsonObject().put("memory_size_mib", 512)));
  }

  private HttpResponse<Buffer> send(HttpMethod method, String path, JsonObject body)
      throws Exception {
    var request = client.request(method, V3 + path).basicAuthentication(username, password);
    return await(body == null ? request.send() : request.sendJsonObject(body));
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }
}
