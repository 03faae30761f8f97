package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists one kind of what a provider offers. */
@Command
abstract class CatalogueListCommand extends ItemsCommand {
  @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
  private String provider;

  private final String kind;
  private final Columns columns;

  CatalogueListCommand(CliEnvironment environment, String kind, Columns columns) {
    super(environment);
    this.kind = kind;
    this.columns = columns;
  }

  @Override
  protected final JsonNode items(ApiClient api) {
    return api.get(query(Query.path("api", kind).with("provider", provider))).path("items");
  }

  /** With what else narrows the list. */
  protected Query query(Query query) {
    return query;
  }

  @Override
  protected final Columns columns() {
    return columns;
  }
}
