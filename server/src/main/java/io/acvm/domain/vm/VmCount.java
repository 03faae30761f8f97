package io.acvm.domain.vm;

import io.acvm.domain.provider.ProviderId;

/** How many VMs of one provider are in one power state, and what is given to them together. */
public record VmCount(
    ProviderId provider,
    PowerState powerState,
    int count,
    long cpus,
    long memoryMib,
    long diskMib) {}
