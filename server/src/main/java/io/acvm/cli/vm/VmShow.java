package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Disk;
import io.acvm.api.model.Nic;
import io.acvm.api.model.Vm;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm vm show}. */
@Command(name = "show", aliases = "info")
public final class VmShow extends ListCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  public VmShow(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode json = new VmLookup(api, texts()).find(reference);
    return print(json, () -> table(Json.read(json, Vm.class)));
  }

  private Table table(Vm vm) {
    Table table =
        new Table(texts().get("column.name"), Table.plain(vm.name()))
            .row(texts().get("column.id"), vm.id())
            .row(texts().get("column.state"), new VmState(texts()).of(vm))
            .row(texts().get("column.provider"), vm.provider())
            .row(texts().get("column.cluster"), vm.cluster())
            .row(texts().get("column.cpus"), vm.cpus())
            .row(texts().get("column.memory"), VmState.memory(vm.memoryMib()))
            .row(texts().get("column.guest"), vm.guestOs())
            .row(texts().get("column.description"), vm.description())
            .row(texts().get("column.tags"), String.join(", ", vm.tags()))
            .row(texts().get("column.created"), vm.createdAt())
            .row(texts().get("column.observed"), vm.observedAt());
    for (Disk disk : vm.disks()) {
      table.row(texts().get("column.disk"), disk.kind() + " " + VmState.memory(disk.sizeMib()));
    }
    for (Nic nic : vm.nics()) {
      String addresses = String.join(", ", nic.ipAddresses());
      table.row(
          texts().get("column.nic"), nic.network() + " " + nic.macAddress() + " " + addresses);
    }
    return table;
  }
}
