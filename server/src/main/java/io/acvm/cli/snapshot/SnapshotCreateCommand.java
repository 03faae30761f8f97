package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.SnapshotCreate;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm snapshot create}. */
@Command(name = "create")
public final class SnapshotCreateCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String vm;

  @Parameters(index = "1", paramLabel = "NAME", descriptionKey = "parameter.newSnapshot")
  private String name;

  @Option(names = "--description", paramLabel = "TEXT", descriptionKey = "option.description")
  private String description;

  @Option(names = "--memory", descriptionKey = "option.snapshotMemory")
  private boolean includeMemory;

  public SnapshotCreateCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    String id = new VmLookup(api, texts()).id(vm);
    return api.change(
        "POST",
        Query.path("api", "vms", id, "snapshots"),
        new SnapshotCreate(name, description, includeMemory));
  }
}
