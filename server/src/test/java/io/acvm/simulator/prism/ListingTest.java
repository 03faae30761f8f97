package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListingTest {
  private static SimulatorHarness prism;

  @BeforeAll
  static void start() {
    prism = new SimulatorHarness();
    prism.options = prism.options.withSeedPlan(new SeedPlan(4, 1_203, 7));
    prism.start();
  }

  @AfterAll
  static void stop() {
    prism.close();
  }

  @Test
  void aPageIsTwentyUnlessAskedAndItsLengthIsWhatItHolds() {
    JsonObject first = prism.list("vms", new JsonObject()).getJsonObject("metadata");
    JsonObject last = prism.list("vms", page(1_200, 500)).getJsonObject("metadata");

    assertThat(first.getInteger("length")).isEqualTo(20);
    assertThat(first.getInteger("total_matches")).isEqualTo(1_203);
    assertThat(first.fieldNames())
        .containsExactlyInAnyOrder("kind", "total_matches", "length", "offset");
    assertThat(last.getInteger("length")).isEqualTo(3);
  }

  @Test
  void pagesOfFiveHundredCoverEveryVmOnce() {
    Set<String> seen = new HashSet<>();
    for (int offset = 0; offset < 1_203; offset += 500) {
      for (JsonObject vm :
          SimulatorHarness.objects(prism.list("vms", page(offset, 500)).getJsonArray("entities"))) {
        assertThat(seen.add(SimulatorHarness.uuidOf(vm))).isTrue();
      }
    }
    assertThat(seen).hasSize(1_203);
    assertThat(prism.list("vms", page(1_203, 500)).getJsonArray("entities")).isEmpty();
  }

  @Test
  void moreThanFiveHundredAtOnceIsRefused() {
    JsonObject refused = prism.refused(422, HttpMethod.POST, "/vms/list", page(0, 501));

    assertThat(refused.getString("reason")).isEqualTo("INVALID_REQUEST");
    assertThat(refused.getJsonObject("details").fieldNames()).containsExactly("length");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|1203",
        "vm_name==vm-00100|1",
        "vm_name==.*-0010.*|10",
        "vm_name!=vm-00100|1202",
        "power_state==off|300",
        "vm_name==vm-00100;power_state==off|1",
        "(vm_name==vm-00100,vm_name==vm-00101)|2",
        "(vm_name==vm-00100,vm_name==vm-00101);power_state==off|1",
        "vm_name==[no_val]|0",
        "memory_size_mib=ge=8192|401",
        "is_cvm==0|1203",
        "vm_name==no,such|0"
      })
  void filtersSelect(String filter, int matches) {
    JsonObject metadata =
        prism.list("vms", new JsonObject().put("filter", filter)).getJsonObject("metadata");

    assertThat(metadata.getInteger("total_matches")).isEqualTo(matches);
    assertThat(metadata.getString("filter")).isEqualTo(filter);
  }

  @Test
  void membershipIsAListWithBars() {
    List<String> two = prism.all("vms").stream().limit(2).map(SimulatorHarness::uuidOf).toList();
    JsonObject request = new JsonObject().put("filter", "uuid=in=" + String.join("|", two));

    assertThat(prism.list("vms", request).getJsonObject("metadata").getInteger("total_matches"))
        .isEqualTo(2);
  }

  @Test
  void anUnknownAttributeOrABrokenFilterIsRefused() {
    for (String filter : List.of("name==vm-00100", "nonsense", "vm_name=like=x")) {
      prism.refused(422, HttpMethod.POST, "/vms/list", new JsonObject().put("filter", filter));
    }
    assertThat(
            prism
                .list("images", new JsonObject().put("filter", "name==Ubuntu 24.04"))
                .getJsonArray("entities"))
        .hasSize(1);
  }

  @Test
  void listsAreSorted() {
    JsonObject request = page(0, 500).put("sort_attribute", "name").put("sort_order", "DESCENDING");

    List<String> names =
        SimulatorHarness.objects(prism.list("vms", request).getJsonArray("entities")).stream()
            .map(vm -> vm.getJsonObject("status").getString("name"))
            .toList();

    assertThat(names.get(0)).isEqualTo("web-server-02");
    assertThat(names.get(2)).isEqualTo("vm-01203");
  }

  @Test
  void numbersAreSortedByTheirValue() {
    JsonObject largest =
        new JsonObject()
            .put("sort_attribute", "memory_size_mib")
            .put("sort_order", "DESCENDING")
            .put("length", 1);
    JsonObject large = prism.blankVm("large");
    SimulatorHarness.resources(large).put("memory_size_mib", 16_384);
    String uuid = prism.created(large);

    JsonObject first = prism.list("vms", largest).getJsonArray("entities").getJsonObject(0);

    assertThat(SimulatorHarness.uuidOf(first)).isEqualTo(uuid);
    prism.expect(202, HttpMethod.DELETE, "/vms/" + uuid, null);
    prism.clock.advance(SimulatorHarness.TASK);
  }

  @Test
  void clustersIncludePrismCentralIgnoreFiltersAndPagesAndSayLittle() {
    JsonObject list =
        prism.list(
            "clusters",
            new JsonObject().put("filter", "name==Development-Cluster").put("length", 1));

    assertThat(list.getJsonObject("metadata"))
        .isEqualTo(new JsonObject().put("kind", "cluster").put("total_matches", 5));
    assertThat(SimulatorHarness.objects(list.getJsonArray("entities")))
        .anyMatch(Clusters::isPrismCentral)
        .anyMatch(cluster -> cluster.getJsonObject("spec").getString("name").equals("Cluster-04"));
  }

  @Test
  void hostsIgnoreTheOffset() {
    assertThat(prism.list("hosts", page(5, 1)).getJsonArray("entities")).hasSize(12);
  }

  private static JsonObject page(int offset, int length) {
    return new JsonObject().put("kind", null).put("offset", offset).put("length", length);
  }
}
