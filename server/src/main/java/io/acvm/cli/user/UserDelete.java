package io.acvm.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acvm user delete}. */
@Command(name = "delete", aliases = "rm")
public final class UserDelete extends ApiCommand {
  @Parameters(index = "0", paramLabel = "USER", descriptionKey = "parameter.user")
  private String reference;

  @Mixin private Confirmation confirmation;

  public UserDelete(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode user = UserLookup.find(api, texts(), reference);
    String name = user.path("username").asText();
    confirmation.require(environment(), "user.confirmDelete", name);
    api.change("DELETE", Query.path("api", "users", user.path("id").asText()), null);
    tell("user.deleted", Table.plain(name));
    return ExitCode.SUCCESS;
  }
}
