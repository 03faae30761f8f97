package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command with a result to print. */
@Command
public abstract class ResultCommand extends ApiCommand {
  @Mixin private OutputOptions output;

  protected ResultCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected final boolean forPrograms() {
    return output.forPrograms();
  }

  protected final OutputOptions output() {
    return output;
  }

  /** One object, which people see line by line. */
  protected final ExitCode printSheet(JsonNode item, Columns columns) {
    output.print(
        environment(), item, () -> columns.sheet(item, OutputOptions.wording(environment())));
    return ExitCode.SUCCESS;
  }
}
