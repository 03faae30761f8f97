package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.client.Json;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Table;
import io.acvm.cli.output.Yaml;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** How results are written. */
public final class OutputOptions {
  @Option(
      names = {"-o", "--output"},
      paramLabel = "FORM",
      defaultValue = "table",
      descriptionKey = "option.output")
  private Format format;

  /** The forms of output. */
  public enum Format {
    table,
    wide,
    json,
    yaml,
    name,
    id
  }

  /** A program reads the results, and wants problems as JSON too. */
  boolean forPrograms() {
    return format == Format.json || format == Format.yaml;
  }

  public boolean json() {
    return format == Format.json;
  }

  public boolean wide() {
    return format == Format.wide;
  }

  /** Prints a list: the server's own JSON, or what people want to see of it. */
  public void print(CliEnvironment environment, JsonNode items, Columns columns) {
    print(environment, items, () -> columns.table(items, wording(environment), wide()));
  }

  /** Prints the server's own JSON, or what people want to see of it. */
  public void print(CliEnvironment environment, JsonNode json, Supplier<Table> table) {
    PrintWriter out = environment.terminal().out();
    switch (format) {
      case table ->
          out.print(table.get().render(environment.terminal().columns().orElse(Integer.MAX_VALUE)));
      case wide -> out.print(table.get().render());
      case json -> out.println(Json.pretty(json));
      case yaml -> out.print(Yaml.of(json));
      case name -> each(json).forEach(item -> out.println(nameOf(item)));
      case id -> each(json).forEach(item -> out.println(Table.plain(item.path("id").asText())));
    }
    out.flush();
  }

  public static Wording wording(CliEnvironment environment) {
    return new Wording(environment.texts(), ZoneId.systemDefault());
  }

  private static Iterable<JsonNode> each(JsonNode json) {
    return json.isArray() ? json : List.of(json);
  }

  /** What people call it. */
  private static String nameOf(JsonNode item) {
    for (String pointer : List.of("/name", "/username", "/target/name", "/id")) {
      String name = Column.text(item.at(pointer));
      if (name != null) {
        return Table.plain(name);
      }
    }
    return "";
  }
}
