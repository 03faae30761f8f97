package io.acvm.cli;

import io.acvm.cli.output.Table;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Makes sure that what cannot be taken back is meant. */
public final class Confirmation {
  @Option(
      names = {"-y", "--yes"},
      descriptionKey = "option.yes")
  private boolean yes;

  /** Lets a person type the name; without a terminal and without --yes it refuses. */
  public void require(CliEnvironment environment, String question, String name) {
    require(environment, question, name, Table::new);
  }

  /** The same, with a list of what will be gone. */
  public void require(
      CliEnvironment environment, String question, String name, Supplier<Table> gone) {
    if (yes) {
      return;
    }
    Terminal terminal = environment.terminal();
    if (!terminal.interactive()) {
      throw new CliException(ExitCode.INVALID, environment.texts().get("failure.yesNeeded"));
    }
    terminal.err().print(gone.get().render());
    terminal.err().print(environment.texts().get(question, Table.plain(name)) + " ");
    terminal.err().flush();
    if (!terminal.readLine().equals(Optional.of(name))) {
      throw new CliException(ExitCode.FAILED, environment.texts().get("failure.notConfirmed"));
    }
  }
}
