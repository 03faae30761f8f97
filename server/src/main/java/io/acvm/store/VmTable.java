package io.acvm.store;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What we keep of VMs. A ref is unique within its provider. */
public interface VmTable {
  Future<Void> insertAll(List<VmRecord> vms);

  /** Replaces all of each record; unknown ids are ignored. */
  Future<Void> updateAll(List<VmRecord> vms);

  Future<Void> deleteAll(List<VmId> ids);

  Future<Optional<VmRecord>> find(VmId id);

  Future<Optional<VmRecord>> findByRef(ProviderId provider, ProviderVmRef ref);

  Future<List<VmRecord>> list();
}
