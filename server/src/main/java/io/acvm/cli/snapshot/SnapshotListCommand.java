package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm snapshot list}. */
@Command(name = "list", aliases = "ls")
public final class SnapshotListCommand extends ItemsCommand {
  private static final Columns COLUMNS =
      Columns.of(
          Column.text("name", "/name"),
          Column.time("created", "/createdAt"),
          Column.yesNo("current", "/isCurrent"),
          Column.yesNo("memory", "/includesMemory"),
          Column.text("description", "/description").whenWide(),
          Column.text("parent", "/parentId").whenWide(),
          Column.text("id", "/id"));

  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String vm;

  public SnapshotListCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    String id = new VmLookup(api, texts()).id(vm);
    return api.get(Query.path("api", "vms", id, "snapshots")).path("items");
  }

  @Override
  protected Columns columns() {
    return COLUMNS;
  }
}
