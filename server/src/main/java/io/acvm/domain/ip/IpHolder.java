package io.acvm.domain.ip;

import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who takes addresses.
 *
 * @param by user name
 * @param until when it ends by itself; empty for what stays
 */
public record IpHolder(
    Optional<String> owner,
    Optional<VmId> vm,
    Optional<OperationId> operation,
    Optional<String> by,
    Optional<String> note,
    Optional<Instant> until) {
  /** A person, for a reason. */
  public static IpHolder person(String by, Optional<String> note) {
    return new IpHolder(
        Optional.of(by),
        Optional.empty(),
        Optional.empty(),
        Optional.of(by),
        note,
        Optional.empty());
  }
}
