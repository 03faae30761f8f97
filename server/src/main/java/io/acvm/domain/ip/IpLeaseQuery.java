package io.acvm.domain.ip;

import io.acvm.domain.PageRequest;
import io.acvm.domain.vm.VmId;
import java.util.Optional;

/** Which addresses of a pool that are not free. */
public record IpLeaseQuery(
    IpPoolId pool, Optional<IpState> state, Optional<VmId> vm, PageRequest page) {}
