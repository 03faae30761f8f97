package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SubnetTest {
  @RegisterExtension final SimulatorHarness prism = new SimulatorHarness();

  @Test
  void aSubnetIsCreatedShownChangedAndDeleted() {
    JsonObject accepted = prism.post(202, "/subnets", subnet("10.9.0.10 10.9.0.11"));
    String uuid = SimulatorHarness.uuidOf(accepted);
    assertThat(prism.list("subnets", named()).getJsonArray("entities")).isEmpty();
    prism.succeed(SimulatorHarness.taskOf(accepted));

    JsonObject shown = prism.get("/subnets/" + uuid);
    JsonObject status = shown.getJsonObject("status");
    assertThat(status.getString("state")).isEqualTo("COMPLETE");
    assertThat(status.getJsonObject("execution_context").getValue("task_uuid"))
        .isInstanceOf(JsonArray.class);
    assertThat(status.getJsonObject("resources").getJsonObject("ip_usage_stats"))
        .isEqualTo(
            new JsonObject(
                """
                {"num_macs": 0, "num_free_ips": 2, "num_assigned_ips": 0,
                 "ip_pools_stats": [{"range": "10.9.0.10 10.9.0.11", "num_total_ips": 2, "num_free_ips": 2}]}
                """));
    assertThat(shown.getJsonObject("spec").containsKey("description")).isFalse();

    shown.remove("status");
    shown.getJsonObject("spec").put("name", "other");
    prism.succeed(
        SimulatorHarness.taskOf(prism.expect(202, HttpMethod.PUT, "/subnets/" + uuid, shown)));
    assertThat(prism.get("/subnets/" + uuid).getJsonObject("status").getString("name"))
        .isEqualTo("other");
    prism.refused(409, HttpMethod.PUT, "/subnets/" + uuid, shown);

    JsonObject deleting = prism.expect(202, HttpMethod.DELETE, "/subnets/" + uuid, null);
    assertThat(deleting.getValue("spec")).isEqualTo("");
    prism.succeed(SimulatorHarness.taskOf(deleting));
    prism.refused(404, HttpMethod.GET, "/subnets/" + uuid, null);
  }

  @Test
  void itsPoolRunsDryAndItCannotGoWhileItIsUsed() {
    String uuid = created("10.9.0.10 10.9.0.11");
    String first = prism.created(vmOn(uuid, "a"));
    prism.created(vmOn(uuid, "b"));

    JsonObject third = prism.post(202, "/vms", vmOn(uuid, "c"));
    assertThat(prism.end(SimulatorHarness.taskOf(third)).getString("error_detail"))
        .startsWith("RESOURCE_SHORTAGE: ");
    JsonObject deleting = prism.expect(202, HttpMethod.DELETE, "/subnets/" + uuid, null);
    assertThat(prism.end(SimulatorHarness.taskOf(deleting)).getString("status"))
        .isEqualTo("FAILED");
    assertThat(prism.get("/subnets/" + uuid).getJsonObject("status").getString("state"))
        .isEqualTo("ERROR");
    assertThat(HarnessTruth.addressesOf(prism, first)).containsExactly("10.9.0.10");
  }

  @Test
  void aPoolMayGrowAndShrinkOnlyAroundWhatIsUsed() {
    String uuid = created("10.9.0.10 10.9.0.11");
    String vm = prism.created(vmOn(uuid, "a"));
    JsonObject wider = prism.get("/subnets/" + uuid);
    wider.remove("status");
    pool(wider, "10.9.0.10 10.9.0.20");
    prism.succeed(
        SimulatorHarness.taskOf(prism.expect(202, HttpMethod.PUT, "/subnets/" + uuid, wider)));

    assertThat(HarnessTruth.addressesOf(prism, vm)).containsExactly("10.9.0.10");
    JsonObject stats =
        prism
            .get("/subnets/" + uuid)
            .getJsonObject("status")
            .getJsonObject("resources")
            .getJsonObject("ip_usage_stats");
    assertThat(stats.getInteger("num_free_ips")).isEqualTo(10);

    JsonObject without = prism.get("/subnets/" + uuid);
    without.remove("status");
    SimulatorHarness.resources(without).remove("ip_config");
    JsonObject refused = prism.expect(202, HttpMethod.PUT, "/subnets/" + uuid, without);
    assertThat(prism.end(SimulatorHarness.taskOf(refused)).getString("status")).isEqualTo("FAILED");
    assertThat(HarnessTruth.addressesOf(prism, vm)).containsExactly("10.9.0.10");
  }

  @Test
  void whatIsWrongIsNamedField() {
    JsonObject body = subnet("10.8.0.10 10.9.0.11");
    SimulatorHarness.resources(body)
        .put("subnet_type", "FLAT")
        .put("vlan_id", 5000)
        .getJsonObject("ip_config")
        .put("default_gateway_ip", "10.8.0.1");
    body.getJsonObject("metadata").put("kind", "vm");

    JsonObject refused = prism.refused(422, HttpMethod.POST, "/subnets", body);

    assertThat(refused.getJsonObject("details").fieldNames())
        .containsExactlyInAnyOrder(
            "metadata.kind",
            "spec.resources.subnet_type",
            "spec.resources.vlan_id",
            "spec.resources.ip_config.default_gateway_ip",
            "spec.resources.ip_config.pool_list.0.range");
  }

  private String created(String range) {
    JsonObject accepted = prism.post(202, "/subnets", subnet(range));
    prism.succeed(SimulatorHarness.taskOf(accepted));
    return SimulatorHarness.uuidOf(accepted);
  }

  private JsonObject vmOn(String subnet, String name) {
    JsonObject body = prism.blankVm(name);
    SimulatorHarness.resources(body)
        .put(
            "nic_list",
            new JsonArray()
                .add(new JsonObject().put("subnet_reference", prism.reference("subnet", subnet))));
    return body;
  }

  private static JsonObject named() {
    return new JsonObject().put("filter", "name==own");
  }

  private static void pool(JsonObject body, String range) {
    SimulatorHarness.resources(body)
        .getJsonObject("ip_config")
        .put("pool_list", new JsonArray().add(new JsonObject().put("range", range)));
  }

  /** As the Terraform provider sends it. */
  private JsonObject subnet(String range) {
    JsonObject body =
        new JsonObject(
            """
            {"metadata": {"kind": "subnet"}, "spec": {"name": "own", "description": "",
             "resources": {"subnet_type": "VLAN", "vlan_id": 9,
              "ip_config": {"default_gateway_ip": "10.9.0.1", "prefix_length": 24,
               "subnet_ip": "10.9.0.0", "dhcp_options": {}}}}}
            """);
    body.getJsonObject("spec")
        .put("cluster_reference", prism.reference("cluster", prism.cluster()));
    pool(body, range);
    return body;
  }
}
