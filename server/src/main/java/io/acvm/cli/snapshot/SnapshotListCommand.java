package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Snapshot;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm snapshot list}. */
@Command(name = "list", aliases = "ls")
public final class SnapshotListCommand extends ListCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String vm;

  public SnapshotListCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String id = new VmLookup(api, texts()).id(vm);
    JsonNode items = api.get(Query.path("api", "vms", id, "snapshots")).path("items");
    return print(items, () -> table(items));
  }

  private Table table(JsonNode items) {
    Table table = heading("name", "created", "current", "parent", "id");
    for (JsonNode each : items) {
      Snapshot snapshot = Json.read(each, Snapshot.class);
      table.row(
          snapshot.name(),
          snapshot.createdAt(),
          snapshot.isCurrent() ? texts().get("yes") : null,
          snapshot.parentId(),
          snapshot.id());
    }
    return table;
  }
}
