package io.acvm.vmfiles;

import java.io.IOException;
import java.util.Objects;

/**
 * A file of a VM that is there and cannot be used as what it should be. Failures of the file system
 * itself stay plain {@link IOException}s, such as {@link java.nio.file.NoSuchFileException}.
 */
public final class VmFileException extends IOException {
  private static final long serialVersionUID = 1L;

  /** What is wrong, for programs; the message is for people. */
  public enum Reason {
    /** Larger than any such file can sensibly be, or not an ordinary file. */
    NOT_READABLE,
    /** Bytes that the file's encoding does not know, or an encoding that is not known. */
    ENCODING,
    /** Text or bytes that do not follow the format. */
    MALFORMED,
    /** Well formed, and a kind that is not handled; the message says which. */
    UNSUPPORTED,
    /** A program holds the file's lock. */
    LOCKED
  }

  private final Reason reason;

  public VmFileException(Reason reason, String message) {
    super(message);
    this.reason = Objects.requireNonNull(reason);
  }

  public VmFileException(Reason reason, String message, Throwable cause) {
    super(message, cause);
    this.reason = Objects.requireNonNull(reason);
  }

  public Reason reason() {
    return reason;
  }
}
