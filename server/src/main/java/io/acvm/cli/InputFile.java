package io.acvm.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Text that a command is given in a file, or with {@code -} on its standard input. */
public final class InputFile {
  private InputFile() {}

  /** The whole text. */
  public static String text(CliEnvironment environment, String file) {
    if (file.equals("-")) {
      return environment.terminal().in().lines().collect(Collectors.joining("\n"));
    }
    try {
      return Files.readString(Path.of(file));
    } catch (IOException cause) {
      throw new CliException(
          ExitCode.INVALID, environment.texts().get("failure.file", file), cause);
    }
  }
}
