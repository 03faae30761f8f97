package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Wording;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Table;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm vm show}. */
@Command(name = "show", aliases = "info")
public final class VmShow extends ResultCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  public VmShow(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode json = new VmLookup(api, texts()).find(reference);
    output().print(environment(), json, () -> table(json));
    return ExitCode.SUCCESS;
  }

  private Table table(JsonNode vm) {
    Wording wording = OutputOptions.wording(environment());
    Table table = VmColumns.SHEET.sheet(vm, wording);
    for (JsonNode disk : vm.path("disks")) {
      table.row(
          texts().get("column.disk"),
          words(
              Column.word(disk.path("kind"), "disk", wording),
              Column.text(disk.path("bus")),
              wording.mebibytes(disk.path("sizeMib").asLong())));
    }
    for (JsonNode nic : vm.path("nics")) {
      table.row(
          texts().get("column.nic"),
          words(
              Column.text(nic.path("network")),
              Column.text(nic.path("macAddress")),
              Column.text(nic.path("ipAddresses"))));
    }
    return table;
  }

  private static String words(String... words) {
    return Stream.of(words)
        .filter(Objects::nonNull)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining("  "));
  }
}
