package io.acvm.vmfiles.vmx;

import java.util.Locale;

/**
 * A disk or optical drive of a VM.
 *
 * @param node where it is attached, such as {@code scsi0:0}
 * @param fileName as the .vmx has it: relative to the VM's folder or absolute; empty when there is
 *     none
 * @param startConnected whether an optical drive has its medium when the VM starts
 */
public record Drive(String node, Kind kind, String fileName, Mode mode, boolean startConnected) {
  /** What the guest sees. */
  public enum Kind {
    DISK,
    /** An ISO file. */
    CDROM_IMAGE,
    /** A drive of the host. */
    CDROM_HOST;

    static Kind of(String deviceType) {
      return switch (deviceType.toLowerCase(Locale.ROOT)) {
        case "cdrom-image" -> CDROM_IMAGE;
        case "cdrom-raw", "atapi-cdrom" -> CDROM_HOST;
        default -> DISK;
      };
    }
  }

  /** How a disk stands to snapshots. */
  public enum Mode {
    PERSISTENT,
    /** Writes stay, and no snapshot covers them. */
    INDEPENDENT_PERSISTENT,
    /** Writes are lost at power-off, and no snapshot covers them. */
    INDEPENDENT_NONPERSISTENT;

    static Mode of(String value) {
      return switch (value.toLowerCase(Locale.ROOT)) {
        case "independent-persistent" -> INDEPENDENT_PERSISTENT;
        case "independent-nonpersistent" -> INDEPENDENT_NONPERSISTENT;
        default -> PERSISTENT;
      };
    }
  }

  public boolean isDisk() {
    return kind == Kind.DISK;
  }

  /** Whether a snapshot of the VM holds this disk's content. */
  public boolean isCoveredBySnapshots() {
    return isDisk() && mode == Mode.PERSISTENT;
  }
}
