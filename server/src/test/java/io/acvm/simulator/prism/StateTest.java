package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.core.net.NetSocket;
import io.vertx.ext.web.client.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole state as one document: out of one simulator, into another, or refused as a whole. */
class StateTest {
  @RegisterExtension final SimulatorHarness prism = new SimulatorHarness();

  @Test
  void whatIsExportedIsTheSameInAnotherSimulator() {
    prism.created(prism.vmFromImage("kept"));
    prism.post(202, "/vms", prism.vmFromImage("underway"));
    prism.post(
        200,
        "/idempotence_identifiers",
        new JsonObject().put("client_identifier", "c").put("count", 2));
    prism.expect(201, HttpMethod.PUT, "/categories/Owner", new JsonObject());
    prism.expect(201, HttpMethod.PUT, "/categories/Owner/me", new JsonObject());
    String vm = prism.named("vms", "web-server-01");
    prism.succeed(
        prism
            .post(202, "/vms/" + vm + "/snapshot", new JsonObject().put("name", "s"))
            .getString("task_uuid"));
    JsonObject state = export(prism);

    try (SimulatorHarness other =
        new SimulatorHarness(options -> options.withSeedPlan(new SeedPlan(3, 40, 9)))) {
      other.start();
      assertThat(put(other, state).statusCode()).isEqualTo(200);

      assertThat(export(other).equals(state)).isTrue();
      assertThat(other.list("vms", new JsonObject()))
          .isEqualTo(prism.list("vms", new JsonObject()));
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "format  | 2                            | is not between 1 and 1",
        "format  | null                         | is a required property",
        "entities | null                        | is a required property",
        "entities | {}                          | is not of type 'array'",
        "entities | []                          | have no cluster or no project",
        "entities/0 | 7                         | is not of type 'object'",
        "KIND vm/kind | \"ship\"                | is not known",
        "KIND vm/id | null                      | is a required property",
        "KIND vm/entity | {}                    | is no vm",
        "KIND vm/entity/actual/resources/memory_size_mib | null | is no vm",
        "KIND vm/entity/metadata/uuid | \"GHOST\" | is no vm",
        "KIND vm/entity/cluster | \"GHOST\"     | cluster : GHOST does not exist.",
        "KIND vm/entity/host | \"GHOST\"        | host : GHOST does not exist.",
        "KIND vm/entity/actual/resources/nic_list/0/subnet_reference/uuid | \"GHOST\" | subnet :"
            + " GHOST does not exist.",
        "KIND vm/entity/actual/resources/nic_list/0/ip_endpoint_list | [{\"ip\": \"10.100.0.51\"}]"
            + " | is already in use",
        "KIND vm/entity/actual/resources/nic_list/0/ip_endpoint_list | [{\"ip\": \"10.9.0.1\"}] |"
            + " is not usable in the subnet",
        "KIND host/entity/cluster | \"GHOST\"   | cluster : GHOST does not exist.",
        "KIND subnet/entity/spec/cluster_reference/uuid | \"GHOST\" | cluster : GHOST does not"
            + " exist.",
        "KIND subnet/entity/spec/resources/ip_config/subnet_ip | \"x\" | addresses cannot be read",
        "KIND task/entity/kind | \"VM_PAINT\"   | is no task",
        "KIND image/entity/spec | {}            | is no image",
        "KIND project/entity/policies | [{}]    | is no project",
        "KIND user/entity/spec/resources | null | is no user"
      })
  void aStateThatNobodyExportedIsRefusedAndNothingChanges(String at, String value, String message) {
    prism.created(prism.vmFromImage("kept"));
    JsonObject state = export(prism);
    String ghost = "1f000000-0000-4000-8000-000000000000";
    JsonObject wrong = state.copy();
    String pointer = "/" + at.replace("KIND ", "");
    if (at.startsWith("KIND ")) {
      String kind = at.substring(5, at.indexOf('/'));
      pointer = "/entities/" + first(state, kind) + at.substring(at.indexOf('/'));
    }
    Object json = Json.decodeValue(value.replace("GHOST", ghost));
    JsonPointer.from(pointer).writeJson(wrong, json, true);

    HttpResponse<Buffer> refused = put(prism, wrong);

    assertThat(refused.statusCode()).as(refused.bodyAsString()).isEqualTo(422);
    assertThat(refused.bodyAsString()).contains(message.replace("GHOST", ghost));
    assertThat(export(prism).equals(state)).as("everything is as it was").isTrue();
  }

  @Test
  void anEntityThatIsThereTwiceIsRefused() {
    JsonObject state = export(prism);
    JsonArray entities = state.getJsonArray("entities");
    entities.add(entities.getJsonObject(3).copy());

    assertThat(put(prism, state).bodyAsString()).contains("is there twice");
  }

  @Test
  void whatIsNoJsonAtAllIsRefused() {
    HttpResponse<Buffer> refused =
        SimulatorHarness.await(
            prism
                .client()
                .put("/simulator/state")
                .basicAuthentication("admin", "pass word")
                .putHeader("content-type", "application/json")
                .sendBuffer(Buffer.buffer("{\"format\": 1, \"entities\": [")));

    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(prism.all("vms")).hasSize(8);
  }

  /** It says how large it is, so nobody waits for it. */
  @Test
  void aStateThatIsTooLargeIsRefusedBeforeItIsRead() {
    Promise<String> answer = Promise.promise();
    NetSocket socket =
        SimulatorHarness.await(
            prism.vertx.createNetClient().connect(prism.simulator.port(), "127.0.0.1"));
    socket.handler(data -> answer.tryComplete(data.toString()));
    String head =
        """
        PUT /simulator/state HTTP/1.1
        host: x
        authorization: Basic YWRtaW46cGFzcyB3b3Jk
        content-type: application/json
        content-length: 2000000000

        """;
    socket.write(head.replace("\n", "\r\n"));

    assertThat(SimulatorHarness.await(answer.future()))
        .startsWith("HTTP/1.1 413 ")
        .contains("\"state\":\"ERROR\"");
    assertThat(prism.all("vms")).hasSize(8);
  }

  @Test
  void aResetIsAFirstStart() {
    JsonObject planted = export(prism);
    prism.created(prism.vmFromImage("gone"));
    prism.expect(202, HttpMethod.DELETE, "/vms/" + prism.named("vms", "web-server-01"), null);

    assertThat(control(prism, HttpMethod.POST, "/reset", null).statusCode()).isEqualTo(200);

    assertThat(export(prism).equals(planted)).isTrue();
    prism.created(prism.vmFromImage("new"));
  }

  private static int first(JsonObject state, String kind) {
    List<JsonObject> entities = SimulatorHarness.objects(state.getJsonArray("entities"));
    return IntStream.range(0, entities.size())
        .filter(i -> entities.get(i).getString("kind").equals(kind))
        .findFirst()
        .orElseThrow();
  }

  private static JsonObject export(SimulatorHarness from) {
    return control(from, HttpMethod.GET, "/state", null).bodyAsJsonObject();
  }

  private static HttpResponse<Buffer> put(SimulatorHarness to, JsonObject state) {
    return control(to, HttpMethod.PUT, "/state", state);
  }

  private static HttpResponse<Buffer> control(
      SimulatorHarness of, HttpMethod method, String path, JsonObject body) {
    return of.send(method, ControlRoutes.PREFIX + path, body);
  }
}
