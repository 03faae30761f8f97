package io.acvm.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmQuery.Sort;
import io.acvm.domain.vm.VmRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VmListingsTest {
  private static final int MANY = 10_000;
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final VmMemory memory = new VmMemory();
  private final VmListings listings = new VmListings(memory);

  @BeforeEach
  void fill() {
    List<VmRecord> records = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      records.add(vm(i));
    }
    memory.put(records);
  }

  @Test
  void tenThousandVmsAreWalkedInEveryOrder() {
    for (Sort sort : Sort.values()) {
      for (boolean descending : new boolean[] {false, true}) {
        List<VirtualMachine> all = walk(sort, descending);
        assertThat(all.stream().map(VirtualMachine::id).distinct()).hasSize(MANY);
        assertThat(all).hasSize(MANY);
        assertThat(all.stream().map(vm -> VmKey.of(vm.record(), sort)).toList())
            .isSortedAccordingTo((a, b) -> descending ? b.compareTo(a) : a.compareTo(b));
      }
    }
  }

  @Test
  void searchLooksIntoNamesAddressesTagsAndGuests() {
    assertThat(search("VM-00042").total()).isEqualTo(1);
    assertThat(search("10.0.0.42/").total()).isEqualTo(1);
    assertThat(search("blue").total()).isEqualTo(MANY / 2);
    assertThat(search("debian").total()).isEqualTo(MANY);
    assertThat(search("nowhere").total()).isZero();
  }

  @Test
  void aFilterLeavesTheRestOut() {
    Page<VirtualMachine> running =
        listings.list(query(Optional.of("state:running"), Sort.NAME, false, 10, null));
    assertThat(running.total()).isEqualTo(MANY / 10);
    assertThat(running.items())
        .hasSize(10)
        .allSatisfy(vm -> assertThat(vm.powerState()).isEqualTo(PowerState.RUNNING));
  }

  @Test
  void aCursorOfAnotherOrderIsRefused() {
    String cursor =
        listings
            .list(query(Optional.empty(), Sort.NAME, false, 5, null))
            .nextCursor()
            .orElseThrow();
    for (String wrong : List.of(cursor, "%%%", "AAAA")) {
      assertThatThrownBy(() -> listings.list(query(Optional.empty(), Sort.CPUS, false, 5, wrong)))
          .isInstanceOfSatisfying(
              AcvmException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CURSOR_INVALID));
    }
  }

  /** A generous bound, to catch what grows with the square. */
  @Test
  void aPageOfTenThousandTakesMilliseconds() {
    Runnable afterChange =
        () -> {
          memory.put(List.of(vm(7)));
          listings.list(query(Optional.of("blue"), Sort.NAME, false, 100, null));
        };
    micros(afterChange);
    assertThat(micros(afterChange)).isLessThan(100_000);
  }

  private static long micros(Runnable work) {
    int times = 200;
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      work.run();
    }
    return (System.nanoTime() - begin) / times / 1000;
  }

  private List<VirtualMachine> walk(Sort sort, boolean descending) {
    List<VirtualMachine> all = new ArrayList<>();
    String cursor = null;
    do {
      Page<VirtualMachine> page =
          listings.list(query(Optional.empty(), sort, descending, 999, cursor));
      all.addAll(page.items());
      cursor = page.nextCursor().orElse(null);
    } while (cursor != null);
    return all;
  }

  private Page<VirtualMachine> search(String text) {
    return listings.list(query(Optional.of(text), Sort.NAME, false, 100, null));
  }

  private static VmQuery query(
      Optional<String> filter, Sort sort, boolean descending, int limit, String cursor) {
    return new VmQuery(
        Optional.empty(),
        filter,
        sort,
        descending,
        new PageRequest(limit, Optional.ofNullable(cursor)));
  }

  private static VmRecord vm(int i) {
    ProviderVmRef ref = new ProviderVmRef("ref-" + i);
    Nic nic =
        new Nic(
            "nic",
            Optional.of("servers"),
            Optional.of("network-1"),
            Optional.empty(),
            List.of("10.0." + i / 250 + "." + i % 250 + "/"),
            true);
    VmObservation seen =
        new VmObservation(
            ref,
            String.format("vm-%05d", i),
            i % 10 == 0 ? PowerState.RUNNING : PowerState.STOPPED,
            1 + i % 8,
            1024L * (1 + i % 16),
            List.of(),
            List.of(nic),
            Optional.of("Debian"),
            Optional.of("cluster01"),
            Optional.empty(),
            Optional.of(NOW),
            Optional.empty(),
            true,
            NOW);
    return new VmRecord(
        new VmId("id-" + i),
        new ProviderId("lab-" + i % 3),
        Optional.of(ref),
        seen.name(),
        Lifecycle.READY,
        Optional.empty(),
        i % 2 == 0 ? List.of("blue") : List.of(),
        Optional.empty(),
        Optional.empty(),
        NOW.plusSeconds(i % 100),
        Optional.of(seen));
  }
}
