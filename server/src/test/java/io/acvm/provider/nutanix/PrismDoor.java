package io.acvm.provider.nutanix;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.auth.authentication.UsernamePasswordCredentials;
import io.vertx.ext.web.client.WebClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** How tests put things into a Prism Central past the provider: plain v3 over HTTP. */
final class PrismDoor {
  private static final String BASE = "/api/nutanix/v3";

  private final WebClient client;
  private final int port;
  private final UsernamePasswordCredentials account;

  PrismDoor(Vertx vertx, int port, String username, String password) {
    this.client = WebClient.create(vertx);
    this.port = port;
    this.account = new UsernamePasswordCredentials(username, password);
  }

  /** Makes an image or an ISO and waits for it. */
  String makeImage(String type, String name) throws Exception {
    JsonObject resources =
        new JsonObject().put("image_type", type).put("source_uri", "http://images.example/" + name);
    JsonObject answer = await(post("/images", entity("image", name, resources)));
    awaitTask(answer);
    return answer.getJsonObject("metadata").getString("uuid");
  }

  /** Makes VMs without disks and networks and waits for them. */
  void makeVms(int count) throws Exception {
    String cluster = clusterUuid();
    List<Future<JsonObject>> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      JsonObject resources = new JsonObject().put("num_sockets", 1).put("memory_size_mib", 512);
      JsonObject vm = entity("vm", String.format("seeded-%04d", i), resources);
      vm.getJsonObject("spec")
          .put("cluster_reference", new JsonObject().put("kind", "cluster").put("uuid", cluster));
      answers.add(post("/vms", vm));
    }
    for (Future<JsonObject> answer : answers) {
      awaitTask(await(answer));
    }
  }

  private String clusterUuid() throws Exception {
    JsonArray all = await(post("/clusters/list", new JsonObject())).getJsonArray("entities");
    for (int i = 0; i < all.size(); i++) {
      JsonObject resources =
          all.getJsonObject(i).getJsonObject("status").getJsonObject("resources");
      if (resources.getJsonObject("nodes") != null) {
        return all.getJsonObject(i).getJsonObject("metadata").getString("uuid");
      }
    }
    throw new AssertionError("no cluster");
  }

  private static JsonObject entity(String kind, String name, JsonObject resources) {
    return new JsonObject()
        .put("metadata", new JsonObject().put("kind", kind))
        .put("spec", new JsonObject().put("name", name).put("resources", resources));
  }

  private void awaitTask(JsonObject accepted) throws Exception {
    String task =
        accepted.getJsonObject("status").getJsonObject("execution_context").getString("task_uuid");
    for (int i = 0; i < 1000; i++) {
      if (await(get("/tasks/" + task)).getString("status").equals("SUCCEEDED")) {
        return;
      }
    }
    throw new AssertionError("task " + task + " does not succeed");
  }

  private Future<JsonObject> post(String path, JsonObject body) {
    return client
        .post(port, "127.0.0.1", BASE + path)
        .authentication(account)
        .sendJsonObject(body)
        .map(response -> response.bodyAsJsonObject());
  }

  private Future<JsonObject> get(String path) {
    return client
        .get(port, "127.0.0.1", BASE + path)
        .authentication(account)
        .send()
        .map(response -> response.bodyAsJsonObject());
  }

  private static JsonObject await(Future<JsonObject> answer) throws Exception {
    return answer.await(30, TimeUnit.SECONDS);
  }
}
