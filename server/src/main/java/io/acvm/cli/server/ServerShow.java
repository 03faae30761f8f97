package io.acvm.cli.server;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;

/** {@code acvm server show}. */
@Command(name = "show", aliases = "info")
public final class ServerShow extends ResultCommand {
  private static final Columns SHEET =
      Columns.of(
          Column.text("name", "/name"),
          Column.text("version", "/version"),
          Column.word("profile", "/profile", "profile"),
          Column.word("registration", "/registration", "registration"),
          Column.yesNo("setupNeeded", "/setupNeeded"));

  public ServerShow(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    return printSheet(api.get(Query.path("api", "about")), SHEET);
  }
}
