package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acvm.api.model.Vm;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm vm list}. */
@Command(name = "list", aliases = "ls")
public final class VmList extends ListCommand {
  @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
  private String provider;

  @Option(names = "--filter", paramLabel = "FILTER", descriptionKey = "option.filter")
  private String filter;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      descriptionKey = "option.limit")
  private int limit;

  public VmList(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Query query = Query.path("api", "vms").with("provider", provider).with("filter", filter);
    ArrayNode vms = api.list(query, limit);
    return print(vms, () -> table(vms));
  }

  private Table table(ArrayNode vms) {
    Table table = heading("name", "state", "addresses", "cpus", "memory", "provider", "id");
    for (var each : vms) {
      Vm vm = Json.read(each, Vm.class);
      table.row(
          vm.name(),
          new VmState(texts()).of(vm),
          String.join(",", vm.ipAddresses()),
          vm.cpus(),
          VmState.memory(vm.memoryMib()),
          vm.provider(),
          vm.id());
    }
    return table;
  }
}
