package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MoreRoutesTest {
  @RegisterExtension
  final SimulatorHarness prism = new SimulatorHarness(options -> options.withApiKey("the-key"));

  private String vm;

  @BeforeEach
  void pick() {
    vm = prism.named("vms", "web-server-01");
  }

  @Test
  void groupsAnswerStringsInTwoListsAndNothingAsNothing() {
    JsonObject request =
        new JsonObject(
            """
            {"entity_type": "mh_vm", "filter_criteria": "vm_name==web-server-01;is_cvm==0",
             "group_member_attributes": [{"attribute": "vm_name"}, {"attribute": "unheard_of"}]}
            """);
    JsonObject found = prism.post(200, "/groups", request);
    JsonObject entity =
        found
            .getJsonArray("group_results")
            .getJsonObject(0)
            .getJsonArray("entity_results")
            .getJsonObject(0);

    assertThat(found.getInteger("filtered_entity_count")).isEqualTo(1);
    assertThat(found.getInteger("total_entity_count")).isEqualTo(8);
    assertThat(entity.getString("entity_id")).isEqualTo(vm);
    assertThat(
            entity
                .getJsonArray("data")
                .getJsonObject(0)
                .getJsonArray("values")
                .getJsonObject(0)
                .getJsonArray("values")
                .getString(0))
        .isEqualTo("web-server-01");
    request.put("entity_type", "storage_container").put("filter_criteria", "container_name==no");
    JsonObject none = prism.post(200, "/groups", request);
    assertThat(none.getInteger("filtered_entity_count")).isZero();
    assertThat(none.getJsonArray("group_results")).isEmpty();
    prism.refused(500, HttpMethod.POST, "/groups", request.put("entity_type", "nonsense"));
  }

  @Test
  void aBatchIsManyRequestsInOne() {
    JsonObject batch =
        new JsonObject()
            .put("execution_order", "SEQUENTIAL")
            .put("action_on_failure", "ABORT")
            .put(
                "api_request_list",
                new JsonArray()
                    .add(request("POST", "/api/nutanix/v3/vms", prism.blankVm("batched")))
                    .add(request("GET", "/api/nutanix/v3/vms/" + "0".repeat(5), null))
                    .add(request("GET", "/api/nutanix/v3/vms/" + vm, null)));

    JsonArray responses = prism.post(200, "/batch", batch).getJsonArray("api_response_list");

    assertThat(responses).hasSize(2);
    assertThat(responses.getJsonObject(0).getString("status")).isEqualTo("202");
    assertThat(responses.getJsonObject(1).getJsonObject("api_response").getString("state"))
        .isEqualTo("ERROR");
    prism.succeed(
        SimulatorHarness.taskOf(responses.getJsonObject(0).getJsonObject("api_response")));
    prism.named("vms", "batched");
  }

  private static JsonObject request(String operation, String path, JsonObject body) {
    return new JsonObject()
        .put("operation", operation)
        .put("path_and_params", path)
        .put("body", body);
  }

  @Test
  void aPollOfTasksWaitsForTheFirstOrForItsTime() {
    String task = SimulatorHarness.taskOf(prism.post(202, "/vms", prism.blankVm("a")));
    JsonObject poll =
        new JsonObject()
            .put("task_uuid_list", new JsonArray().add(task))
            .put("poll_timeout_seconds", 30);
    Future<HttpResponse<Buffer>> waiting =
        prism
            .client()
            .post(SimulatorHarness.V3 + "/tasks/poll")
            .basicAuthentication("admin", "pass word")
            .sendJsonObject(poll);
    prism.settled();
    assertThat(waiting.isComplete()).isFalse();

    prism.clock.advance(SimulatorHarness.TASK);

    JsonObject answer = SimulatorHarness.await(waiting).bodyAsJsonObject();
    assertThat(answer.getBoolean("has_poll_timed_out")).isFalse();
    assertThat(answer.getJsonArray("entities").getJsonObject(0).getString("status"))
        .isEqualTo("SUCCEEDED");
    assertThat(
            prism
                .list("tasks", new JsonObject().put("filter", "status==SUCCEEDED"))
                .getJsonArray("entities"))
        .hasSize(1);
  }

  @Test
  void recoveryPointsAreTakenListedRevertedAndRestored() {
    prism.succeed(
        prism
            .post(202, "/vms/" + vm + "/snapshot", new JsonObject().put("name", "before"))
            .getString("task_uuid"));
    JsonObject point = prism.all("vm_recovery_points").get(0);
    String uuid = SimulatorHarness.uuidOf(point);
    assertThat(
            point
                .getJsonObject("status")
                .getJsonObject("resources")
                .getJsonObject("parent_vm_reference")
                .getString("uuid"))
        .isEqualTo(vm);

    JsonObject override =
        new JsonObject().put("vm_override_spec", new JsonObject().put("name", "again"));
    String task =
        prism
            .post(202, "/vm_recovery_points/" + uuid + "/restore", override)
            .getString("task_uuid");
    prism.succeed(task);
    String made =
        prism
            .get("/tasks/" + task)
            .getJsonArray("entity_reference_list")
            .getJsonObject(0)
            .getString("uuid");
    assertThat(prism.vm(made).getJsonObject("status").getString("name")).isEqualTo("again");
    assertThat(made).isNotEqualTo(vm);

    prism.succeed(
        SimulatorHarness.taskOf(
            prism.expect(202, HttpMethod.DELETE, "/vm_recovery_points/" + uuid, null)));
    prism.refused(404, HttpMethod.GET, "/vm_recovery_points/" + uuid, null);
  }

  @Test
  void anExportLeavesAnOvaThatGroupsFind() {
    JsonObject body = new JsonObject().put("name", "out").put("disk_file_format", "QCOW2");
    prism.succeed(prism.post(202, "/vms/" + vm + "/export", body).getString("task_uuid"));

    JsonObject request =
        new JsonObject().put("entity_type", "ova").put("filter_criteria", "name==out");
    assertThat(prism.post(200, "/groups", request).getInteger("filtered_entity_count"))
        .isEqualTo(1);
  }

  @Test
  void aCardTakesAnotherAddressAndGivesTheFirstBack() {
    String nic =
        HarnessTruth.vm(prism, vm)
            .resources()
            .getJsonArray("nic_list")
            .getJsonObject(0)
            .getString("uuid");
    JsonObject update =
        new JsonObject()
            .put(
                "update_list",
                new JsonArray().add(new JsonObject().put("uuid", nic).put("ip", "10.100.0.77")));
    prism.succeed(
        prism
            .expect(202, HttpMethod.PUT, "/vms/" + vm + "/update_ip", update)
            .getString("task_uuid"));
    assertThat(HarnessTruth.addressesOf(prism, vm)).containsExactly("10.100.0.77");
  }

  @Test
  void aKeyOrACookieStandsForTheAccount() {
    assertThat(status("x-ntnx-api-key", "the-key")).isEqualTo(200);
    assertThat(status("x-ntnx-api-key", "the-ke")).isEqualTo(401);
    HttpResponse<Buffer> info =
        prism.send(HttpMethod.GET, SimulatorHarness.V3 + "/users/info", null);
    String cookie = info.cookies().get(0).substring(0, info.cookies().get(0).indexOf(';'));
    assertThat(status("cookie", cookie)).isEqualTo(200);
    SimulatorHarness.await(
        prism.client().get(SimulatorHarness.V3 + "/logout").putHeader("cookie", cookie).send());
    assertThat(status("cookie", cookie)).isEqualTo(401);
  }

  private int status(String header, String value) {
    return SimulatorHarness.await(
            prism.client().get(SimulatorHarness.V3 + "/vms/" + vm).putHeader(header, value).send())
        .statusCode();
  }

  @Test
  void usersAndProjectsAreFoundByName() {
    assertThat(
            prism
                .list("users", new JsonObject().put("filter", "username==admin"))
                .getJsonArray("entities"))
        .hasSize(1);
    JsonObject project =
        new JsonObject(
            """
            {"metadata": {"kind": "project"}, "spec": {"name": "lab", "resources": {}}}
            """);
    JsonObject accepted = prism.post(202, "/projects", project);
    prism.succeed(SimulatorHarness.taskOf(accepted));
    assertThat(prism.named("projects", "lab")).isEqualTo(SimulatorHarness.uuidOf(accepted));
    JsonObject builtIn =
        prism.expect(
            202, HttpMethod.DELETE, "/projects/" + prism.named("projects", "default"), null);
    assertThat(prism.end(SimulatorHarness.taskOf(builtIn)).getString("status")).isEqualTo("FAILED");
  }
}
