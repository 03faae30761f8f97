package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ErrorTest {
  private static SimulatorHarness prism;

  @BeforeAll
  static void start() {
    prism = new SimulatorHarness().start();
  }

  @AfterAll
  static void stop() {
    prism.close();
  }

  @Test
  void everyFailureHasTheFlatBody() {
    String missing = UUID.randomUUID().toString();
    assertFailure(404, prism.send(HttpMethod.GET, "/", null));
    assertFailure(404, prism.send(HttpMethod.GET, "/api/nutanix/v3/nonsense", null));
    assertFailure(
        405, prism.send(HttpMethod.PUT, "/api/nutanix/v3/clusters/list", new JsonObject()));
    assertFailure(404, prism.send(HttpMethod.GET, "/api/nutanix/v3/vms/" + missing, null));
    assertFailure(422, prism.send(HttpMethod.GET, "/api/nutanix/v3/vms/nonsense", null));
    assertFailure(400, json("not json"));
    assertFailure(400, json("[]"));
    assertFailure(
        415, SimulatorHarness.await(request("text/plain").sendBuffer(Buffer.buffer("{}"))));
    assertFailure(
        422,
        prism.send(
            HttpMethod.POST, "/api/nutanix/v3/vms/list", new JsonObject().put("kind", "image")));
  }

  @Test
  void aMissingVmIsNamed() {
    String missing = UUID.randomUUID().toString();

    JsonObject body = prism.expect(404, HttpMethod.GET, "/vms/" + missing, null);

    assertThat(body)
        .isEqualTo(
            new JsonObject(
                """
                {"api_version": "3.1", "code": 404, "kind": "vm", "state": "ERROR",
                 "message_list": [{"message": "vm : %s does not exist.", "reason": "ENTITY_NOT_FOUND"}]}
                """
                    .formatted(missing)));
  }

  @Test
  void anUnknownCallerGetsTheRecorded401() {
    HttpResponse<Buffer> none =
        SimulatorHarness.await(prism.client().get("/api/nutanix/v3/users/me").send());
    HttpResponse<Buffer> wrong =
        SimulatorHarness.await(
            prism
                .client()
                .get("/api/nutanix/v3/users/me")
                .basicAuthentication("admin", "no")
                .send());

    assertFailure(401, none);
    assertFailure(401, wrong);
    JsonObject message = none.bodyAsJsonObject().getJsonArray("message_list").getJsonObject(0);
    assertThat(message.getString("reason")).isEqualTo("AUTHENTICATION_REQUIRED");
    assertThat(message.getString("details")).startsWith("Basic realm=");
  }

  @Test
  void aSessionCookieStandsForTheCredentialsUntilItExpires() {
    HttpResponse<Buffer> me = prism.send(HttpMethod.GET, "/api/nutanix/v3/users/me", null);
    assertThat(me.cookies()).hasSize(3).allMatch(cookie -> cookie.contains("Secure"));
    String cookie = me.cookies().get(0).substring(0, me.cookies().get(0).indexOf(';'));
    HttpRequest<Buffer> withCookie =
        prism.client().get("/api/nutanix/v3/users/me").putHeader("cookie", cookie);

    assertThat(SimulatorHarness.await(withCookie.send()).statusCode()).isEqualTo(200);
    prism.clock.advance(Duration.ofMinutes(16));
    assertFailure(401, SimulatorHarness.await(withCookie.send()));
  }

  @Test
  void everythingWrongWithACreateIsSaidAtOnce() {
    JsonObject body = prism.blankVm("a");
    body.getJsonObject("spec").remove("name");
    body.getJsonObject("spec")
        .getJsonObject("cluster_reference")
        .put("uuid", UUID.randomUUID().toString());
    JsonObject ghost = prism.reference("image", UUID.randomUUID().toString());
    SimulatorHarness.resources(body)
        .put("memory_size_mib", "lots")
        .put("num_sockets", 0)
        .put(
            "disk_list",
            new JsonArray()
                .add(new JsonObject().put("data_source_reference", ghost).put("disk_size_mib", 10))
                .add(new JsonObject())
                .add(new JsonObject().put("disk_size_bytes", 1).put("disk_size_mib", 2)))
        .put("nic_list", new JsonArray().add(new JsonObject()).add("nonsense"));

    JsonObject refused = prism.refused(422, HttpMethod.POST, "/vms", body);

    assertThat(refused.getJsonObject("details").fieldNames())
        .containsExactlyInAnyOrder(
            "spec",
            "spec.cluster_reference",
            "spec.resources.memory_size_mib",
            "spec.resources.num_sockets",
            "spec.resources.disk_list.0.data_source_reference",
            "spec.resources.disk_list.1",
            "spec.resources.disk_list.2.disk_size_mib",
            "spec.resources.nic_list.0",
            "spec.resources.nic_list.1");
    assertThat(refused.getJsonObject("details").getJsonArray("spec").getString(0))
        .isEqualTo("'name' is a required property");
  }

  private static HttpRequest<Buffer> request(String contentType) {
    return prism
        .client()
        .post("/api/nutanix/v3/vms/list")
        .basicAuthentication("admin", "pass word")
        .putHeader("content-type", contentType);
  }

  private static HttpResponse<Buffer> json(String body) {
    return SimulatorHarness.await(request("application/json").sendBuffer(Buffer.buffer(body)));
  }

  private static void assertFailure(int status, HttpResponse<Buffer> response) {
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.getHeader("content-type")).isEqualTo("application/json");
    JsonObject body = response.bodyAsJsonObject();
    assertThat(body.getString("state")).isEqualTo("ERROR");
    assertThat(body.getInteger("code")).isEqualTo(status);
    assertThat(body.getJsonArray("message_list")).isNotEmpty();
    assertThat(body.containsKey("status")).isFalse();
  }
}
