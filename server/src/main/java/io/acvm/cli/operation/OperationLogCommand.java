package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm operation log}. */
@Command(name = "log")
public final class OperationLogCommand extends ItemsCommand {
  private static final Columns COLUMNS =
      Columns.of(
          Column.time("time", "/at"),
          Column.word("step", "/step", "step"),
          Column.text("message", "/message"));

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.operation")
  private String id;

  public OperationLogCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    return api.get(Query.path("api", "operations", id, "log")).path("items");
  }

  @Override
  protected Columns columns() {
    return COLUMNS;
  }
}
