package io.acvm.secret;

import java.io.IOException;
import java.nio.file.Path;

/** The key file cannot be used. The message is for the person who starts the server. */
public final class KeyFileException extends IOException {
  private static final long serialVersionUID = 1L;

  KeyFileException(Path file, String reason) {
    super("key file " + file + ": " + reason);
  }
}
