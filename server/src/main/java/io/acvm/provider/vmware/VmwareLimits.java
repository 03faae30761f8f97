package io.acvm.provider.vmware;

import java.time.Duration;

/**
 * Bounds of one provider.
 *
 * @param workers how many changes are under way at once
 * @param maxWaiting how many more calls may wait; beyond that they fail with {@code SERVER_BUSY}
 * @param query how long vmrun may take to tell something
 * @param power how long it may take to change the power, apart from waiting for a guest
 * @param snapshot how long a snapshot may take to be made, reverted to or consolidated, and a VM to
 *     be deleted
 * @param copy how long a clone may take
 * @param address how long a guest may take to tell its address, and how old a told one may be
 * @param settle how often what should be so soon is looked at again
 */
public record VmwareLimits(
    int workers,
    int maxWaiting,
    Duration query,
    Duration power,
    Duration snapshot,
    Duration copy,
    Duration address,
    Duration settle) {
  /** An antivirus makes the first call of vmrun take most of a minute on some computers. */
  public static final VmwareLimits DEFAULT =
      new VmwareLimits(
          8,
          1000,
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(3),
          Duration.ofSeconds(15),
          Duration.ofMillis(500));

  public VmwareLimits {
    if (workers < 1 || maxWaiting < 1) {
      throw new IllegalArgumentException("workers or maxWaiting is less than 1");
    }
  }

  public VmwareLimits withWorkers(int count, int waiting) {
    return new VmwareLimits(count, waiting, query, power, snapshot, copy, address, settle);
  }

  /** The same limit for all commands but the guest's address. */
  public VmwareLimits withCommands(Duration limit) {
    return new VmwareLimits(workers, maxWaiting, limit, limit, limit, limit, address, settle);
  }

  public VmwareLimits withPolls(Duration newAddress, Duration newSettle) {
    return new VmwareLimits(
        workers, maxWaiting, query, power, snapshot, copy, newAddress, newSettle);
  }
}
