package io.acvm.domain.ip;

import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * One change of an address, as the history keeps it.
 *
 * @param id place in the history; 0 before it has one
 * @param by user name; empty when it happened by itself
 */
public record IpChange(
    long id,
    Instant at,
    IpPoolId pool,
    Ip address,
    IpState before,
    IpState state,
    Optional<String> owner,
    Optional<VmId> vm,
    Optional<OperationId> operation,
    Optional<String> by,
    Optional<String> note) {
  /** What became of an address. */
  public static IpChange of(IpState before, IpLease after) {
    return new IpChange(
        0,
        after.since(),
        after.pool(),
        after.address(),
        before,
        after.state(),
        after.owner(),
        after.vm(),
        after.operation(),
        after.by(),
        after.note());
  }
}
