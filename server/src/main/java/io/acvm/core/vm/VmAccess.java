package io.acvm.core.vm;

import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.VmRecords;
import io.acvm.core.ip.VmLeases;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.VmKeeper;
import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;

/** What the steps of all workflows need: hypervisors, our records, and addresses. */
record VmAccess(ProviderRegistry providers, VmRecords records, VmLeases leases) {
  HypervisorProvider provider(ProviderId id) {
    return providers.enabled(id).provider();
  }

  /** Throws {@code CAPABILITY_NOT_SUPPORTED} where the files of VMs are out of reach. */
  VmKeeper keeper(ProviderId id) {
    return provider(id)
        .keeper()
        .orElseThrow(
            () ->
                AcvmException.of(
                    ErrorCode.CAPABILITY_NOT_SUPPORTED,
                    Map.of("provider", id.value(), "capability", Capability.ORGANIZE.name())));
  }

  Future<Void> lifecycle(VmId id, Lifecycle lifecycle) {
    return records.change(id, record -> record.withLifecycle(lifecycle));
  }

  /** Looks at one VM and remembers what it is like now; forgets it when it is gone. */
  Future<Void> look(ProviderId provider, VmId id, ProviderVmRef ref) {
    return provider(provider)
        .findVm(ref)
        .compose(
            found ->
                found.isEmpty()
                    ? records.remove(id)
                    : records.change(id, record -> record.withObservation(found.get())));
  }

  /** As {@link #look}, where the work is done and only knowing it would be missing. */
  Future<Void> lookIfPossible(ProviderId provider, VmId id, ProviderVmRef ref) {
    return Future.succeededFuture()
        .compose(now -> look(provider, id, ref))
        .recover(cause -> Future.succeededFuture());
  }

  /** Deletes a VM at its hypervisor; one that is not there is deleted. */
  Future<Void> delete(
      ProviderId provider, ProviderVmRef ref, HypervisorProvider.Progress progress) {
    return provider(provider).deleteVm(ref, progress).recover(unless(ErrorCode.VM_NOT_FOUND));
  }

  /** What an operation on an existing VM leaves: our record says what the VM is like now. */
  Future<Void> settleExisting(ExistingVm target) {
    return lookIfPossible(target.provider(), target.vm(), target.ref());
  }

  /** Takes one failure for a success. */
  Function<Throwable, Future<Void>> unless(ErrorCode code) {
    return cause ->
        AcvmException.from(cause).code() == code
            ? Future.succeededFuture()
            : Future.failedFuture(cause);
  }
}
