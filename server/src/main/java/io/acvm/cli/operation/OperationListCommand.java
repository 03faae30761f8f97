package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.OperationState;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm operation list}. */
@Command(name = "list", aliases = "ls")
public final class OperationListCommand extends ItemsCommand {
  private static final Columns COLUMNS =
      Columns.of(
          Column.of("operation", OperationView::title),
          Column.word("state", "/state", "state"),
          Column.of("progress", (item, readable) -> item.path("progress").asInt() + " %"),
          Column.text("actor", "/createdBy"),
          Column.time("created", "/createdAt"),
          Column.time("ended", "/endedAt").whenWide(),
          Column.text("problem", "/error/title").whenWide(),
          Column.text("id", "/id"));

  @Option(names = "--state", paramLabel = "STATE", descriptionKey = "option.operationState")
  private OperationState state;

  @Option(names = "--vm", paramLabel = "VM", descriptionKey = "option.operationVm")
  private String vm;

  @Option(names = "--mine", descriptionKey = "option.mine")
  private boolean mine;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "option.limit")
  private int limit;

  public OperationListCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    Query query =
        Query.path("api", "operations")
            .with("state", state)
            .with("targetId", vm == null ? null : new VmLookup(api, texts()).id(vm))
            .with("mine", mine ? true : null);
    return api.list(query, limit);
  }

  @Override
  protected Columns columns() {
    return COLUMNS;
  }
}
