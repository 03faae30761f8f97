package io.acvm.provider.vmware;

import io.acvm.domain.vm.ProviderVmRef;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * From references to files; each fails with {@code VM_NOT_FOUND}.
 *
 * @param mine the configuration of a VM of ours that is there
 * @param place where a VM of ours is or could be
 * @param foreign the configuration of a VM outside our directories that VMware knows
 */
record VmFinding(
    Function<ProviderVmRef, Path> mine,
    Function<ProviderVmRef, Path> place,
    Function<ProviderVmRef, Path> foreign) {}
