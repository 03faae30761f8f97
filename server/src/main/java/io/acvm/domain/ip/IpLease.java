package io.acvm.domain.ip;

import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.VmId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What is kept of one address that is not free, or was not always.
 *
 * @param id changes whenever a free address is taken
 * @param owner who has it, or had it before
 * @param operation that took it
 * @param by the user who brought it into this state
 * @param note why it is reserved or in quarantine
 * @param since when it came into this state
 * @param until when a hold or a cooldown ends by itself
 */
public record IpLease(
    String id,
    IpPoolId pool,
    Ip address,
    IpState state,
    Optional<String> owner,
    Optional<VmId> vm,
    Optional<OperationId> operation,
    Optional<String> by,
    Optional<String> note,
    Instant since,
    Optional<Instant> until) {

  /** Another state of the same lease; who has it stays. */
  public IpLease becoming(
      IpState next,
      Optional<String> who,
      Optional<String> why,
      Instant at,
      Optional<Instant> ending) {
    return new IpLease(id, pool, address, next, owner, vm, operation, who, why, at, ending);
  }

  /** The same, for another owner. */
  public IpLease heldBy(IpHolder holder) {
    return new IpLease(
        id,
        pool,
        address,
        state,
        holder.owner(),
        holder.vm(),
        holder.operation(),
        holder.by(),
        holder.note(),
        since,
        holder.until());
  }

  /** An address that was free until now. */
  public static IpLease taken(
      IpPoolId pool, Ip address, IpState state, IpHolder holder, Instant at) {
    return new IpLease(
        UUID.randomUUID().toString(),
        pool,
        address,
        state,
        holder.owner(),
        holder.vm(),
        holder.operation(),
        holder.by(),
        holder.note(),
        at,
        holder.until());
  }
}
