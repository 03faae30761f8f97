package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.client.Json;
import io.acvm.cli.output.Table;
import io.acvm.cli.output.Yaml;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How results are written. */
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "table|json|yaml",
      defaultValue = "table",
      descriptionKey = "option.output")
  private Format format;

  /** The forms of output. */
  public enum Format {
    table,
    json,
    yaml
  }

  /** A program reads the results, and wants problems as JSON too. */
  boolean forPrograms() {
    return format != Format.table;
  }

  /** Prints the server's own JSON, or what people want to see of it. */
  public void print(CliEnvironment environment, JsonNode json, Supplier<Table> table) {
    String text =
        switch (format) {
          case table -> table.get().render();
          case json -> Json.pretty(json) + System.lineSeparator();
          case yaml -> Yaml.of(json);
        };
    environment.terminal().out().print(text);
    environment.terminal().out().flush();
  }
}
