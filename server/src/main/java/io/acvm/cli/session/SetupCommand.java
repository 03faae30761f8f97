package io.acvm.cli.session;

import io.acvm.api.model.AdministratorSetup;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.user.UserCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm setup}: the first administrator, by the one-time token the server printed. */
@Command(name = "setup")
public final class SetupCommand extends ResultCommand {
  @Option(
      names = "--token",
      required = true,
      paramLabel = "TOKEN",
      descriptionKey = "option.setupToken")
  private String token;

  @Mixin private PersonOptions person;
  @Mixin private Passwords passwords;

  public SetupCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    AdministratorSetup setup =
        new AdministratorSetup(
            token,
            person.username,
            passwords.read(environment(), "login.password"),
            person.firstName,
            person.lastName,
            person.email);
    return printSheet(api.change("POST", Query.path("api", "setup"), setup), UserCommand.COLUMNS);
  }
}
