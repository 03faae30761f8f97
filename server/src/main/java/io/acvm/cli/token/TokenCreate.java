package io.acvm.cli.token;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.ApiTokenCreate;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm token create}: the only time that the token is shown. */
@Command(name = "create")
public final class TokenCreate extends ResultCommand {
  private static final Columns SHEET =
      Columns.of(
          Column.text("name", "/token/name"),
          Column.word("role", "/token/role", "role"),
          Column.time("expires", "/token/expiresAt"),
          Column.text("id", "/token/id"),
          Column.text("token", "/secret"));

  @Parameters(index = "0", paramLabel = "NAME", descriptionKey = "parameter.newToken")
  private String name;

  @Option(
      names = "--role",
      paramLabel = "VIEWER|OPERATOR|ADMINISTRATOR",
      descriptionKey = "option.tokenRole")
  private ApiTokenCreate.RoleEnum role;

  @Option(names = "--days", paramLabel = "N", descriptionKey = "option.tokenDays")
  private Integer days;

  public TokenCreate(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode made =
        api.change("POST", Query.path("api", "tokens"), new ApiTokenCreate(name, role, days));
    return printSheet(made, SHEET);
  }
}
