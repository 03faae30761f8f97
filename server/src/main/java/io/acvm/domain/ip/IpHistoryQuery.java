package io.acvm.domain.ip;

import io.acvm.domain.PageRequest;
import io.acvm.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * Which part of a pool's history.
 *
 * @param address as a person wrote it
 * @param at the last change of each address before or at this time
 */
public record IpHistoryQuery(
    IpPoolId pool,
    Optional<String> address,
    Optional<VmId> vm,
    Optional<Instant> at,
    PageRequest page) {}
