package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.output.Table;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command with a result to print. */
@Command
public abstract class ListCommand extends ApiCommand {
  @Mixin private OutputOptions output;

  protected ListCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected final boolean forPrograms() {
    return output.forPrograms();
  }

  protected final OutputOptions output() {
    return output;
  }

  protected final ExitCode print(JsonNode json, Supplier<Table> table) {
    output.print(environment(), json, table);
    return ExitCode.SUCCESS;
  }

  /** A table with headings in the person's language. */
  protected final Table heading(String... keys) {
    return new Table(
        Arrays.stream(keys)
            .map(key -> texts().get("column." + key).toUpperCase(Locale.ROOT))
            .toArray(String[]::new));
  }
}
