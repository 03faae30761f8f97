package io.acvm.cli.session;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Terminal;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where passwords come from: a person who types, or the standard input, never the command line. */
public final class Passwords {
  @Option(names = "--password-stdin", descriptionKey = "option.passwordStdin")
  private boolean fromInput;

  /**
   * The next one.
   *
   * @param prompt key of what a person is asked
   */
  String read(CliEnvironment environment, String prompt) {
    Terminal terminal = environment.terminal();
    Optional<String> password =
        fromInput
            ? terminal.readLine()
            : terminal.readPassword().apply(environment.texts().get(prompt) + " ");
    return password
        .filter(text -> !text.isEmpty())
        .orElseThrow(
            () ->
                new CliException(
                    ExitCode.INVALID, environment.texts().get("login.passwordNeeded")));
  }
}
