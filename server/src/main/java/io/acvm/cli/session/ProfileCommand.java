package io.acvm.cli.session;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.user.UserCommand;
import picocli.CommandLine.Command;

/** {@code acvm profile}: who is signed in. */
@Command(name = "profile", aliases = "whoami")
public final class ProfileCommand extends ResultCommand {
  public ProfileCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    return printSheet(api.get(Query.path("api", "profile")), UserCommand.COLUMNS);
  }
}
