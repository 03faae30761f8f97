package io.acvm.domain.ip;

import io.acvm.domain.vm.VmId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What can be asked of pools. Addresses are as people write them. */
public sealed interface IpCommand {
  /** User name. */
  String by();

  /** Makes a pool. */
  record CreatePool(IpPoolSpec spec, String by) implements IpCommand {}

  /** Replaces what a pool is. */
  record UpdatePool(IpPoolId pool, IpPoolSpec spec, String by) implements IpCommand {}

  /** Deletes a pool. */
  record DeletePool(IpPoolId pool, String by) implements IpCommand {}

  /**
   * Takes addresses.
   *
   * @param count how many, when none are named
   * @param hold only for so long
   */
  record Allocate(
      IpPoolId pool,
      int count,
      List<String> addresses,
      String owner,
      Optional<VmId> vm,
      Optional<String> note,
      Optional<Duration> hold,
      String by)
      implements IpCommand {}

  /** Keeps free addresses out of the way: RESERVED or QUARANTINED. */
  record SetAside(IpPoolId pool, List<String> addresses, IpState state, String note, String by)
      implements IpCommand {}

  /** Gives an address back. */
  record Release(IpPoolId pool, String leaseId, String by) implements IpCommand {}

  /** Makes a lease of a hold. */
  record Confirm(IpPoolId pool, String leaseId, String by) implements IpCommand {}

  /** Reads a list. */
  record Import(IpPoolId pool, IpImport.Format format, String text, boolean dryRun, String by)
      implements IpCommand {}

  /** Puts a finding right. */
  record PutRight(IpPoolId pool, String findingId, IpFinding.Fix fix, String by)
      implements IpCommand {}
}
