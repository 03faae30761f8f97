package io.acvm.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Role;
import io.acvm.api.model.UserUpdate;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm user update}: approves, disables, or changes the role. */
@Command(name = "update")
public final class UserUpdateCommand extends ResultCommand {
  @Parameters(index = "0", paramLabel = "USER", descriptionKey = "parameter.user")
  private String reference;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Change change;

  /** What is to be otherwise. */
  static final class Change {
    @Option(
        names = "--role",
        paramLabel = "VIEWER|OPERATOR|ADMINISTRATOR",
        descriptionKey = "option.role")
    private Role role;

    @Option(names = "--state", paramLabel = "ACTIVE|DISABLED", descriptionKey = "option.userState")
    private UserUpdate.StateEnum state;
  }

  public UserUpdateCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    JsonNode user = UserLookup.find(api, texts(), reference);
    JsonNode after =
        api.change(
            "PATCH",
            Query.path("api", "users", user.path("id").asText()),
            new UserUpdate(change.role, change.state));
    return printSheet(after, UserCommand.COLUMNS);
  }
}
