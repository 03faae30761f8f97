package io.acvm.core.inventory;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a whole list of a hypervisor's VMs says about our records. It says nothing about VMs that an
 * operation changed, made or deleted after the list was asked for.
 */
final class Reconciliation {
  private final VmMemory memory;
  private final ProviderId provider;
  private final long mark;
  private final Instant now;

  private final List<VmRecord> added = new ArrayList<>();
  private final List<VmRecord> changed = new ArrayList<>();
  private final List<VmRecord> removed = new ArrayList<>();
  private final List<VmRecord> seen = new ArrayList<>();
  private final Set<VmId> present = new HashSet<>();

  /**
   * @param mark {@link VmMemory#moment()} when the list was asked for
   */
  Reconciliation(VmMemory memory, ProviderId provider, long mark, Instant now) {
    this.memory = memory;
    this.provider = provider;
    this.mark = mark;
    this.now = now;
  }

  VmDelta with(List<VmObservation> observations) {
    observations.forEach(this::consider);
    memory.of(provider).stream().filter(this::hasVanished).forEach(removed::add);
    memory.forgetGone(provider, mark);
    return new VmDelta(added, changed, removed, seen);
  }

  private void consider(VmObservation observation) {
    Optional<VmRecord> known = memory.find(provider, observation.ref());
    if (known.isEmpty()) {
      adopt(observation);
      return;
    }
    VmRecord before = known.get();
    if (!present.add(before.id()) || memory.touchedAfter(before.id(), mark)) {
      return;
    }
    VmRecord after = before.withObservation(observation);
    boolean differs = before.observation().map(observation::differsFrom).orElse(true);
    (differs ? changed : seen).add(after);
  }

  private void adopt(VmObservation observation) {
    if (memory.goneAfter(provider, observation.ref(), mark)) {
      return;
    }
    added.add(
        new VmRecord(
            VmId.random(),
            provider,
            Optional.of(observation.ref()),
            observation.name(),
            Lifecycle.READY,
            observation.description(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            observation.createdAt().orElse(now),
            Optional.of(observation)));
  }

  /**
   * A VM in creation is not there yet; one that is worked on is its operation's business. One that
   * failed and is gone now needs nobody's attention any more.
   */
  private boolean hasVanished(VmRecord record) {
    boolean settled =
        record.lifecycle() == Lifecycle.READY || record.lifecycle() == Lifecycle.FAILED;
    return settled
        && record.ref().isPresent()
        && !present.contains(record.id())
        && !memory.touchedAfter(record.id(), mark)
        && !memory.hasOperation(record.id());
  }
}
