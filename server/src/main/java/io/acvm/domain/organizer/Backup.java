package io.acvm.domain.organizer;

import io.acvm.domain.vm.VmId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One backup of one VM.
 *
 * @param vm what it was made of; that VM may no longer exist
 * @param sizeBytes of the archive
 * @param contentBytes of the files in it
 * @param state by the last time that it was read again in whole
 * @param provenAt when it was last read again in whole and every hash was right
 * @param needs earlier backups that hold some of its files
 */
public record Backup(
    BackupId id,
    Optional<VmId> vm,
    String vmName,
    Optional<String> note,
    Instant createdAt,
    long sizeBytes,
    long contentBytes,
    int fileCount,
    State state,
    Optional<Instant> provenAt,
    Consistency consistency,
    List<BackupId> needs) {
  public Backup {
    needs = List.copyOf(needs);
  }

  /** What a guest finds on its disks. */
  public enum Consistency {
    /** It was off. */
    POWERED_OFF,
    /** All disks as they were at one instant while it ran, without memory. */
    CRASH_CONSISTENT
  }

  /** What is known of its content. */
  public enum State {
    UNPROVEN,
    PROVEN,
    DAMAGED
  }

  public Backup proven(Instant at) {
    return with(State.PROVEN, Optional.of(at));
  }

  public Backup damaged() {
    return with(State.DAMAGED, provenAt);
  }

  private Backup with(State newState, Optional<Instant> newProvenAt) {
    return new Backup(
        id,
        vm,
        vmName,
        note,
        createdAt,
        sizeBytes,
        contentBytes,
        fileCount,
        newState,
        newProvenAt,
        consistency,
        needs);
  }
}
