package io.acvm.domain.vm;

import io.acvm.domain.Page;
import io.acvm.domain.provider.ProviderStatus;
import java.util.List;

/** A page of VMs with the state of every provider it was read from. */
public record VmListing(Page<VirtualMachine> page, List<ProviderStatus> sources) {}
