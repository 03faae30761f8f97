package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Operation;
import io.acvm.api.model.OperationStep;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm operation show}. */
@Command(name = "show", aliases = "info")
public final class OperationShow extends ListCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.operation")
  private String id;

  public OperationShow(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode json = api.get(Query.path("api", "operations", id));
    return print(json, () -> table(Json.read(json, Operation.class)));
  }

  private Table table(Operation operation) {
    OperationView view = new OperationView(environment().terminal(), texts());
    String state = texts().orElse("state." + operation.state(), operation.state().value());
    Table table =
        new Table(view.title(operation), state + " " + operation.progress() + " %", operation.id());
    for (OperationStep step : operation.steps()) {
      table.row("  " + step.name(), step.state(), step.detail());
    }
    if (operation.error() != null) {
      table.row(operation.error().title(), operation.error().code(), operation.error().detail());
    }
    return table;
  }
}
