package io.acvm.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Wording;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;

/** {@code acvm server summary}. */
@Command(name = "summary")
public final class ServerSummary extends ResultCommand {
  private static final Columns COLUMNS =
      Columns.of(
          Column.text("provider", "/provider"),
          Column.word("state", "/powerState", "power"),
          Column.text("count", "/count"));

  public ServerSummary(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode summary = api.get(Query.path("api", "summary"));
    output().print(environment(), summary, () -> table(summary));
    return ExitCode.SUCCESS;
  }

  private Table table(JsonNode summary) {
    Wording wording = OutputOptions.wording(environment());
    return COLUMNS.table(summary.path("vms"), wording, false);
  }
}
