package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm vm addresses}. */
@Command(name = "addresses")
public final class VmAddresses extends ResultCommand {
  private static final Columns SHEET =
      Columns.of(
          Column.of("meant", (both, wording) -> addresses(both.path("meant"))),
          Column.text("actual", "/actual"),
          Column.yesNo("matches", "/matches"));

  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  public VmAddresses(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String id = new VmLookup(api, texts()).id(reference);
    return printSheet(api.get(Query.path("api", "vms", id, "addresses")), SHEET);
  }

  private static String addresses(JsonNode leases) {
    return StreamSupport.stream(leases.spliterator(), false)
        .map(each -> each.path("address").asText())
        .collect(Collectors.joining(", "));
  }
}
