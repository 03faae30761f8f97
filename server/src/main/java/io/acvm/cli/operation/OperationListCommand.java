package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acvm.api.model.Operation;
import io.acvm.api.model.OperationState;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm operation list}. */
@Command(name = "list", aliases = "ls")
public final class OperationListCommand extends ListCommand {
  @Option(names = "--state", paramLabel = "STATE", descriptionKey = "option.operationState")
  private OperationState state;

  @Option(names = "--mine", descriptionKey = "option.mine")
  private boolean mine;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "option.limit")
  private int limit;

  public OperationListCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Query query =
        Query.path("api", "operations").with("state", state).with("mine", mine ? true : null);
    ArrayNode operations = api.list(query, limit);
    return print(operations, () -> table(operations));
  }

  private Table table(ArrayNode operations) {
    OperationView view = new OperationView(environment().terminal(), texts());
    Table table = heading("operation", "state", "progress", "actor", "created", "id");
    for (var each : operations) {
      Operation operation = Json.read(each, Operation.class);
      table.row(
          view.title(operation),
          texts().orElse("state." + operation.state(), operation.state().value()),
          operation.progress() + " %",
          operation.createdBy(),
          operation.createdAt(),
          operation.id());
    }
    return table;
  }
}
