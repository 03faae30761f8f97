package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Wording;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm operation show}. */
@Command(name = "show", aliases = "info")
public final class OperationShow extends ResultCommand {
  private static final Columns SHEET =
      Columns.of(
          Column.of("operation", OperationView::title),
          Column.text("id", "/id"),
          Column.word("state", "/state", "state"),
          Column.of("progress", (item, wording) -> item.path("progress").asInt() + " %"),
          Column.text("actor", "/createdBy"),
          Column.time("created", "/createdAt"),
          Column.time("started", "/startedAt"),
          Column.time("ended", "/endedAt"),
          Column.text("problem", "/error/title"),
          Column.text("detail", "/error/detail"));

  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.operation")
  private String id;

  public OperationShow(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode json = api.get(Query.path("api", "operations", id));
    output().print(environment(), json, () -> table(json));
    return ExitCode.SUCCESS;
  }

  private Table table(JsonNode operation) {
    Wording wording = OutputOptions.wording(environment());
    Table table = SHEET.sheet(operation, wording);
    for (JsonNode step : operation.path("steps")) {
      table.row(
          "  " + OperationView.step(step, wording),
          Column.word(step.path("state"), "stepState", wording),
          step.path("detail").asText(" "));
    }
    return table;
  }
}
