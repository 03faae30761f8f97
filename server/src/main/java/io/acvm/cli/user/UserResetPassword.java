package io.acvm.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm user reset-password}: prints a link to hand on. */
@Command(name = "reset-password")
public final class UserResetPassword extends ResultCommand {
  @Parameters(index = "0", paramLabel = "USER", descriptionKey = "parameter.user")
  private String reference;

  public UserResetPassword(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String id = UserLookup.find(api, texts(), reference).path("id").asText();
    JsonNode link = api.change("POST", Query.path("api", "users", id, "password-reset"), null);
    return printSheet(
        link,
        Columns.of(
            Column.of("link", (item, wording) -> api.server() + item.path("path").asText()),
            Column.time("expires", "/expiresAt")));
  }
}
