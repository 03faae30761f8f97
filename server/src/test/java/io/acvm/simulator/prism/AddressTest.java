package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AddressTest {
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
  void aManagedSubnetGivesAnAddressToAVmThatIsOff() {
    String uuid = prism.created(prism.vmFromImage("a"));

    JsonObject endpoint = endpoints(uuid).getJsonObject(0);

    assertThat(endpoint.getString("type")).isEqualTo("ASSIGNED");
    assertThat(endpoint.getString("ip")).startsWith("10.100.0.");
    assertThat(HarnessTruth.addressesOf(prism, uuid)).containsExactly(endpoint.getString("ip"));
  }

  @Test
  void anAddressAskedForIsGivenOnce() {
    String uuid = prism.created(asking("10.100.0.20"));

    JsonObject again =
        prism.end(SimulatorHarness.taskOf(prism.post(202, "/vms", asking("10.100.0.20"))));
    JsonObject outside =
        prism.end(SimulatorHarness.taskOf(prism.post(202, "/vms", asking("10.101.0.20"))));

    assertThat(HarnessTruth.addressesOf(prism, uuid)).containsExactly("10.100.0.20");
    assertThat(again.getString("error_detail")).contains("10.100.0.20 is already in use");
    assertThat(outside.getString("error_detail")).contains("10.101.0.20 is not usable");
    assertThat(
            prism
                .refused(422, HttpMethod.POST, "/vms", asking("10.100.0"))
                .getJsonObject("details")
                .fieldNames())
        .containsExactly("spec.resources.nic_list.0.ip_endpoint_list.0.ip");
  }

  @Test
  void concurrentCreatesGetDifferentAddressesUntilThePoolIsExhausted() {
    int free = stats().getInteger("num_free_ips");
    List<String> tasks =
        IntStream.rangeClosed(0, free)
            .mapToObj(
                i -> SimulatorHarness.taskOf(prism.post(202, "/vms", prism.vmFromImage("vm-" + i))))
            .toList();

    prism.clock.advance(SimulatorHarness.TASK);

    Set<String> addresses = new HashSet<>(HarnessTruth.inventory(prism).addresses().keySet());
    assertThat(addresses).hasSizeGreaterThanOrEqualTo(free);
    assertThat(stats().getInteger("num_free_ips")).isZero();
    assertThat(tasks.subList(0, free)).allMatch(task -> statusOf(task).equals("SUCCEEDED"));
    assertThat(statusOf(tasks.get(free))).isEqualTo("FAILED");
  }

  @Test
  void withoutAddressManagementAnAddressIsLearnedOnceTheGuestTalks() {
    JsonObject body = prism.vmFromImage("a");
    SimulatorHarness.resources(body)
        .put("nic_list", new JsonArray().add(prism.nic("VLAN-10")))
        .put("power_state", "ON");
    String uuid = prism.created(body);
    assertThat(endpoints(uuid)).isEmpty();

    prism.clock.advance(SimulatorHarness.GUEST);

    assertThat(endpoints(uuid).getJsonObject(0).getString("type")).isEqualTo("LEARNED");
    assertThat(specNic(uuid).getJsonArray("ip_endpoint_list")).isEmpty();
  }

  private JsonObject asking(String address) {
    JsonObject body = prism.vmFromImage("static");
    JsonArray endpoints = new JsonArray().add(new JsonObject().put("ip", address));
    SimulatorHarness.resources(body)
        .getJsonArray("nic_list")
        .getJsonObject(0)
        .put("ip_endpoint_list", endpoints);
    return body;
  }

  private JsonObject stats() {
    JsonObject subnet = prism.get("/subnets/" + prism.named("subnets", "VLAN-100"));
    return subnet
        .getJsonObject("status")
        .getJsonObject("resources")
        .getJsonObject("ip_usage_stats");
  }

  private String statusOf(String task) {
    return prism.get("/tasks/" + task).getString("status");
  }

  private JsonArray endpoints(String uuid) {
    JsonObject resources = prism.vm(uuid).getJsonObject("status").getJsonObject("resources");
    return resources.getJsonArray("nic_list").getJsonObject(0).getJsonArray("ip_endpoint_list");
  }

  private JsonObject specNic(String uuid) {
    return SimulatorHarness.resources(prism.vm(uuid)).getJsonArray("nic_list").getJsonObject(0);
  }
}
