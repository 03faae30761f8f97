package io.acvm.core.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a list that is older than an operation's change must not do. */
class ReconciliationTest {
  private static final ProviderId LAB = new ProviderId("lab");
  private static final ProviderVmRef REF = new ProviderVmRef("ref-1");
  private static final Instant NOW = Instant.parse("2026-03-01T08:00:00Z");

  private final VmMemory memory = new VmMemory();

  @Test
  void aVmThatIsMissingHasVanished() {
    VmRecord vm = put(Lifecycle.READY);
    assertThat(listed(memory.moment()).removed()).containsExactly(vm);
  }

  @Test
  void aVmThatWasFinishedAfterTheListWasAskedForHasNotVanished() {
    long mark = memory.moment();
    memory.touch(put(Lifecycle.READY));
    assertThat(listed(mark).size()).isZero();
  }

  @Test
  void aVmInCreationHasNotVanished() {
    put(Lifecycle.PROVISIONING);
    assertThat(listed(memory.moment()).size()).isZero();
  }

  @Test
  void aVmThatWasDeletedAfterTheListWasAskedForDoesNotComeBack() {
    VmRecord vm = put(Lifecycle.READY);
    long mark = memory.moment();
    memory.remove(List.of(vm));
    memory.touch(vm);
    assertThat(listed(mark, seen()).size()).isZero();
    // But a newer list that still has it is right
    assertThat(listed(memory.moment(), seen()).added()).hasSize(1);
  }

  @Test
  void anOlderObservationDoesNotReplaceWhatAnOperationSaw() {
    VmRecord vm = put(Lifecycle.READY);
    long mark = memory.moment();
    memory.touch(vm);
    assertThat(listed(mark, seen()).changed()).isEmpty();
    assertThat(listed(memory.moment(), seen()).changed()).hasSize(1);
  }

  private VmDelta listed(long mark, VmObservation... observations) {
    return new Reconciliation(memory, LAB, mark, NOW).with(List.of(observations));
  }

  private VmRecord put(Lifecycle lifecycle) {
    VmRecord vm =
        new VmRecord(
            new VmId("vm-1"),
            LAB,
            Optional.of(REF),
            "web",
            lifecycle,
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            NOW,
            Optional.empty());
    memory.put(List.of(vm));
    return vm;
  }

  private static VmObservation seen() {
    return new VmObservation(
        REF,
        "web",
        PowerState.RUNNING,
        1,
        1024,
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        true,
        NOW);
  }
}
