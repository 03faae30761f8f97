package io.acvm.provider.nutanix.v3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.Cluster;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class HostReadingTest {
  private static final Cluster ONE = new Cluster("c1", "one", Optional.empty());
  private static final Cluster OTHER = new Cluster("c2", "other", Optional.empty());

  @Test
  void aClusterHasWhatItsHostsHave() {
    assertThat(read(host("c1", 48, 1000L), host("c1", 32, 500L), host("c2", 8, 100L)))
        .extracting(Capacity::cpus, Capacity::memoryMib, Capacity::diskMib)
        .containsExactly(
            tuple(Optional.of(80L), Optional.of(1500L), Optional.empty()),
            tuple(Optional.of(8L), Optional.of(100L), Optional.empty()));
  }

  @Test
  void whatOneHostDoesNotTellIsUnknownAndNotLess() {
    assertThat(read(host("c1", 48, 1000L), host("c1", 32, null)).get(0).memoryMib()).isEmpty();
    assertThat(read(host("c1", 48, 1000L), host("c1", 32, null)).get(0).cpus()).contains(80L);
  }

  @Test
  void aClusterOfWhichNoHostIsToldIsUnknown() {
    assertThat(read(host("c1", 48, 1000L)).get(1).cpus()).isEmpty();
  }

  @Test
  void hostsThatRunNoVmsAndHostsOfPrismCentralDoNotCount() {
    JsonObject storage = host("c1", 16, 100L);
    storage
        .getJsonObject("status")
        .getJsonObject("resources")
        .put("host_type", "NEVER_SCHEDULABLE");
    JsonObject nameless = new JsonObject().put("status", new JsonObject());
    assertThat(read(host("c1", 48, 1000L), storage, nameless).get(0).cpus()).contains(48L);
  }

  private static List<Capacity> read(JsonObject... hosts) {
    return HostReading.capacities(List.of(ONE, OTHER), List.of(hosts));
  }

  private static JsonObject host(String cluster, int cores, Long memoryMib) {
    JsonObject resources = new JsonObject().put("num_cpu_cores", cores);
    if (memoryMib != null) {
      resources.put("memory_capacity_mib", memoryMib);
    }
    return new JsonObject()
        .put(
            "status",
            new JsonObject()
                .put("cluster_reference", new JsonObject().put("uuid", cluster))
                .put("resources", resources));
  }
}
