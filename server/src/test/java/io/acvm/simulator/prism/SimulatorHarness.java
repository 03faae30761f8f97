package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * A simulator with a clock that stands still, and a client that asks it over HTTP. As an extension
 * of JUnit it starts before each test and ends after it.
 */
final class SimulatorHarness implements AutoCloseable, BeforeEachCallback, AfterEachCallback {
  static final String V3 = "/api/nutanix/v3";
  static final Duration TASK = Duration.ofSeconds(10);

  /** Longer than two tasks, so that both fit into the time a guest takes. */
  static final Duration GUEST = Duration.ofSeconds(30);

  final Vertx vertx = Vertx.vertx();
  final ManualClock clock = new ManualClock(Instant.parse("2026-03-01T12:00:00Z"));
  PrismSimulatorOptions options =
      PrismSimulatorOptions.inMemory("admin", "pass word")
          .withTiming(
              new TaskTiming(
                  Duration.ofSeconds(2), kind -> kind.visible() ? Duration.ofSeconds(8) : GUEST));
  PrismSimulator simulator;
  private WebClient client;

  SimulatorHarness() {}

  SimulatorHarness(UnaryOperator<PrismSimulatorOptions> change) {
    options = change.apply(options);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    close();
  }

  /** Returns when what was sent before has been looked at. */
  void settled() {
    get("/versions");
  }

  SimulatorHarness start() {
    simulator = new PrismSimulator(vertx, options, clock);
    int port = await(simulator.start());
    client =
        WebClient.create(
            vertx, new WebClientOptions().setDefaultHost("127.0.0.1").setDefaultPort(port));
    return this;
  }

  /** Whatever was in flight is left as the state file has it. */
  void restart() {
    await(simulator.close());
    client.close();
    start();
  }

  HttpResponse<Buffer> send(HttpMethod method, String path, JsonObject body) {
    var request = client.request(method, path).basicAuthentication("admin", "pass word");
    return await(body == null ? request.send() : request.sendJsonObject(body));
  }

  WebClient client() {
    return client;
  }

  JsonObject expect(int status, HttpMethod method, String path, JsonObject body) {
    HttpResponse<Buffer> response = send(method, V3 + path, body);
    if (response.statusCode() != status) {
      throw new AssertionError(
          method
              + " "
              + path
              + " answered "
              + response.statusCode()
              + " "
              + response.bodyAsString());
    }
    return response.bodyAsJsonObject();
  }

  JsonObject get(String path) {
    return expect(200, HttpMethod.GET, path, null);
  }

  JsonObject list(String plural, JsonObject request) {
    return expect(200, HttpMethod.POST, "/" + plural + "/list", request);
  }

  JsonObject post(int status, String path, JsonObject body) {
    return expect(status, HttpMethod.POST, path, body);
  }

  JsonObject refused(int status, HttpMethod method, String path, JsonObject body) {
    JsonObject error = expect(status, method, path, body);
    return error
        .getJsonArray("message_list")
        .getJsonObject(0)
        .put("state", error.getString("state"));
  }

  /** uuid of the first entity of that name. */
  String named(String plural, String name) {
    return all(plural).stream()
        .filter(entity -> entity.getJsonObject("status").getString("name").equals(name))
        .findFirst()
        .orElseThrow()
        .getJsonObject("metadata")
        .getString("uuid");
  }

  List<JsonObject> all(String plural) {
    return objects(list(plural, new JsonObject().put("length", 500)).getJsonArray("entities"));
  }

  static List<JsonObject> objects(JsonArray array) {
    return array.stream().map(JsonObject.class::cast).toList();
  }

  String cluster() {
    return named("clusters", "Production-Cluster");
  }

  JsonObject reference(String kind, String uuid) {
    return new JsonObject().put("kind", kind).put("uuid", uuid);
  }

  /** What a client sends for a VM of one disk from an image and one card. */
  JsonObject vmFromImage(String name) {
    JsonObject body = blankVm(name);
    resources(body)
        .put(
            "disk_list",
            new JsonArray()
                .add(
                    new JsonObject()
                        .put(
                            "data_source_reference",
                            reference("image", named("images", "Ubuntu 24.04")))))
        .put("nic_list", new JsonArray().add(nic("VLAN-100")));
    return body;
  }

  JsonObject nic(String subnet) {
    return new JsonObject().put("subnet_reference", reference("subnet", named("subnets", subnet)));
  }

  JsonObject blankVm(String name) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("kind", "vm"))
        .put(
            "spec",
            new JsonObject()
                .put("name", name)
                .put("cluster_reference", reference("cluster", cluster()))
                .put(
                    "resources",
                    new JsonObject().put("num_sockets", 1).put("memory_size_mib", 1024)));
  }

  static JsonObject resources(JsonObject body) {
    return body.getJsonObject("spec").getJsonObject("resources");
  }

  static String taskOf(JsonObject accepted) {
    return accepted
        .getJsonObject("status")
        .getJsonObject("execution_context")
        .getString("task_uuid");
  }

  static String uuidOf(JsonObject entity) {
    return entity.getJsonObject("metadata").getString("uuid");
  }

  /** Creates the VM and lets its task end. */
  String created(JsonObject body) {
    JsonObject accepted = post(202, "/vms", body);
    succeed(taskOf(accepted));
    return uuidOf(accepted);
  }

  void succeed(String task) {
    JsonObject ended = end(task);
    if (!ended.getString("status").equals("SUCCEEDED")) {
      throw new AssertionError(ended.encode());
    }
  }

  JsonObject end(String task) {
    clock.advance(TASK);
    return get("/tasks/" + task);
  }

  JsonObject vm(String uuid) {
    return get("/vms/" + uuid);
  }

  /** As clients do: what GET gave, without its status, changed, put back. */
  JsonObject echo(String uuid) {
    JsonObject vm = vm(uuid);
    vm.remove("status");
    return vm;
  }

  JsonObject put(String uuid, JsonObject body) {
    return expect(202, HttpMethod.PUT, "/vms/" + uuid, body);
  }

  static <T> T await(Future<T> future) {
    try {
      return future.await(20, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    await(simulator.close());
    await(vertx.close());
  }
}
