package io.acvm.cli.session;

import io.acvm.api.model.Registration;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.user.UserCommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acvm register}: asks for an account. */
@Command(name = "register")
public final class RegisterCommand extends ResultCommand {
  @Mixin private PersonOptions person;
  @Mixin private Passwords passwords;

  public RegisterCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Registration registration =
        new Registration(
            person.username,
            passwords.read(environment(), "login.password"),
            person.firstName,
            person.lastName,
            person.email);
    return printSheet(
        api.change("POST", Query.path("api", "register"), registration), UserCommand.COLUMNS);
  }
}
