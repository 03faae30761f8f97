package io.acvm.domain.organizer;

import java.time.Instant;

/**
 * Something among the files of VMs that is nobody's.
 *
 * @param id the same for the same thing at every look
 */
public record CleanupItem(String id, Kind kind, String path, long sizeBytes, Instant modifiedAt) {
  /** What it is. */
  public enum Kind {
    /** What a making that was given up has left. */
    HALF_MADE,
    EMPTY_FOLDER,
    /** A disk that no VM and no snapshot names. */
    ORPHAN_DISK,
    /** A lock whose holder is gone. */
    STALE_LOCK,
    /** The archive of a backup that never ended. */
    UNFINISHED_BACKUP
  }
}
