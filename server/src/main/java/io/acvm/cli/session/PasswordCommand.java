package io.acvm.cli.session;

import io.acvm.api.model.PasswordChange;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acvm password}: changes one's own; the present one is read first, then the new one. */
@Command(name = "password")
public final class PasswordCommand extends ApiCommand {
  @Mixin private Passwords passwords;

  public PasswordCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String present = passwords.read(environment(), "password.present");
    String wanted = passwords.read(environment(), "password.new");
    api.change(
        "PUT", Query.path("api", "profile", "password"), new PasswordChange(present, wanted));
    tell("password.done");
    return ExitCode.SUCCESS;
  }
}
