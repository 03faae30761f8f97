package io.acvm.cli;

import io.acvm.cli.client.PrivateFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/** What lies behind a failure, for whoever has to find out; people at the terminal get its name. */
final class FailureLog {
  private static final long MOST_BYTES = 1 << 20;

  private final Path file;

  FailureLog(Path userDirectory) {
    this.file = userDirectory.resolve("acvm-cli.log");
  }

  /** Writes it down; the file, or empty when that is not possible either. */
  Optional<Path> write(Throwable failure) {
    StringWriter text = new StringWriter();
    text.append(Instant.now().toString()).append(" acvm ").append(Acvm.version());
    text.append(" java ").append(System.getProperty("java.version"));
    text.append(System.lineSeparator());
    failure.printStackTrace(new PrintWriter(text, true));
    try {
      PrivateFiles.createDirectory(file.getParent());
      if (Files.exists(file) && Files.size(file) > MOST_BYTES) {
        Files.delete(file);
      }
      if (!Files.exists(file)) {
        PrivateFiles.create(file);
      }
      Files.writeString(file, text.toString(), StandardOpenOption.APPEND);
      return Optional.of(file);
    } catch (IOException unwritable) {
      return Optional.empty();
    }
  }
}
