package io.acvm.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;

/** {@code acvm user list}. */
@Command(name = "list", aliases = "ls")
public final class UserList extends ItemsCommand {
  public UserList(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    return api.get(Query.path("api", "users")).path("items");
  }

  @Override
  protected Columns columns() {
    return UserCommand.COLUMNS;
  }
}
