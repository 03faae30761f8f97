package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists one kind of what a provider offers. */
@Command
abstract class CatalogueListCommand extends ListCommand {
  @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
  private String provider;

  private final String kind;
  private final String[] columns;

  CatalogueListCommand(CliEnvironment environment, String kind, String... columns) {
    super(environment);
    this.kind = kind;
    this.columns = columns;
  }

  @Override
  protected final ExitCode run(ApiClient api) {
    JsonNode items = api.get(Query.path("api", kind).with("provider", provider)).path("items");
    return print(
        items,
        () -> {
          Table table = heading(columns);
          items.forEach(item -> table.row(row(item)));
          return table;
        });
  }

  /** The values of one item, one a column. */
  protected abstract Object[] row(JsonNode item);
}
