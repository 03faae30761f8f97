package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a simulator starts with. */
class SeedTest {
  @Test
  void theOriginalDataSetIsEightVmsTwoClustersThreeNetworksAndTwoImages() {
    try (SimulatorHarness prism = planted(SeedPlan.ORIGINAL)) {
      assertThat(prism.all("vms"))
          .extracting(vm -> vm.getJsonObject("status").getString("name"))
          .containsExactly(
              "web-server-01",
              "web-server-02",
              "database-01",
              "app-server-01",
              "mail-01",
              "domain-controller-01",
              "build-01",
              "test-01");
      assertThat(prism.all("clusters"))
          .extracting(cluster -> cluster.getJsonObject("status").getString("name"))
          .containsExactly("prism-central", "Production-Cluster", "Development-Cluster");
      assertThat(prism.all("subnets")).hasSize(3);
      assertThat(prism.all("images")).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({"1,0", "2,8", "4,5000", "7,101"})
  void aGeneratedInventoryHasTheSizeAskedForAndEveryAddressOnce(int clusters, int vms) {
    try (SimulatorHarness prism = planted(new SeedPlan(clusters, vms, 3))) {
      Map<String, Integer> counts = SimulatorHarness.await(prism.simulator.counts());
      Inventory inventory = HarnessTruth.inventory(prism);

      assertThat(counts)
          .containsEntry("vm", vms)
          .containsEntry("cluster", clusters + 1)
          .containsEntry("host", 3 * clusters)
          .containsEntry("subnet", clusters + 1);
      assertThat(inventory.addresses()).hasSize(vms);
      assertThat(inventory.vms()).extracting(Inventory.SimulatedVm::uuid).doesNotHaveDuplicates();
    }
  }

  @Test
  void idsFollowFromTheSeedAndFromNothingElse() {
    SeedPlan plan = new SeedPlan(2, 8, 5);
    try (SimulatorHarness one = planted(plan);
        SimulatorHarness same = planted(plan);
        SimulatorHarness other = planted(new SeedPlan(2, 8, 6));
        SimulatorHarness larger = planted(new SeedPlan(2, 30, 5))) {
      assertThat(state(same).equals(state(one))).isTrue();
      assertThat(other.named("vms", "web-server-01"))
          .isNotEqualTo(one.named("vms", "web-server-01"));
      assertThat(larger.named("vms", "web-server-01")).isEqualTo(one.named("vms", "web-server-01"));
    }
  }

  @Test
  void anInventoryOfNoClusterOrOfTooMuchIsRefused() {
    assertThatThrownBy(() -> new SeedPlan(0, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SeedPlan(1, 100_001, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static JsonObject state(SimulatorHarness prism) {
    return prism.send(HttpMethod.GET, ControlRoutes.PREFIX + "/state", null).bodyAsJsonObject();
  }

  private static SimulatorHarness planted(SeedPlan plan) {
    return new SimulatorHarness(options -> options.withSeedPlan(plan)).start();
  }
}
