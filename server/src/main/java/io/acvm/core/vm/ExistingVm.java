package io.acvm.core.vm;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;

/** A VM that an operation works on. */
record ExistingVm(VmId vm, ProviderId provider, ProviderVmRef ref) {}
