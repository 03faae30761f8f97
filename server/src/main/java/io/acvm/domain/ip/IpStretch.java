package io.acvm.domain.ip;

import java.util.Optional;

/**
 * Neighbouring addresses of the same state.
 *
 * @param excluded never handed out; the state says FREE then
 * @param lease of the only address, where it is not free
 */
public record IpStretch(
    IpRange range, long count, IpState state, boolean excluded, Optional<IpLease> lease) {}
