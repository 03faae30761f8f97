package io.acvm.cli.session;

import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import picocli.CommandLine.Command;

/** {@code acvm logout}: ends the session on the server and forgets it here. */
@Command(name = "logout")
public final class Logout extends ApiCommand {
  public Logout(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    connection().signIn(environment()).end(api);
    tell("logout.done", api.server());
    return ExitCode.SUCCESS;
  }
}
