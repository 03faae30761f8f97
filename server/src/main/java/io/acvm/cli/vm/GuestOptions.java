package io.acvm.cli.vm;

import io.acvm.api.model.Guest;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** What the guest system is told at its first start. */
public final class GuestOptions {
  @Option(names = "--hostname", paramLabel = "NAME", descriptionKey = "option.hostname")
  private String hostname;

  @Option(names = "--user", paramLabel = "NAME", descriptionKey = "option.guestUser")
  private String username;

  @Option(names = "--ssh-key", paramLabel = "FILE", descriptionKey = "option.sshKey")
  private List<Path> sshKeys = List.of();

  @Option(names = "--guest-password-stdin", descriptionKey = "option.guestPassword")
  private boolean passwordFromInput;

  @Option(names = "--user-data", paramLabel = "FILE", descriptionKey = "option.userData")
  private Path userData;

  @Option(names = "--unattend-xml", paramLabel = "FILE", descriptionKey = "option.unattendXml")
  private Path unattendXml;

  /** The contract's model; null when nothing was said. */
  Guest read(CliEnvironment environment) {
    Guest guest =
        new Guest(
            hostname,
            username,
            passwordFromInput ? environment.terminal().readLine().orElse("") : null,
            sshKeys.isEmpty()
                ? null
                : sshKeys.stream().map(file -> text(environment, file).strip()).toList(),
            userData == null ? null : text(environment, userData),
            unattendXml == null ? null : text(environment, unattendXml));
    boolean said =
        Stream.of(
                guest.hostname(),
                guest.username(),
                guest.password(),
                guest.sshKeys(),
                guest.userData(),
                guest.unattendXml())
            .anyMatch(Objects::nonNull);
    return said ? guest : null;
  }

  private static String text(CliEnvironment environment, Path file) {
    try {
      return Files.readString(file);
    } catch (IOException cause) {
      throw new CliException(
          ExitCode.INVALID, environment.texts().get("failure.file", file), cause);
    }
  }
}
