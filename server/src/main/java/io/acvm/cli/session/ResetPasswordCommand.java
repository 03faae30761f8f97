package io.acvm.cli.session;

import io.acvm.api.model.PasswordReset;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm reset-password}: a new password by the token that an administrator handed on. */
@Command(name = "reset-password")
public final class ResetPasswordCommand extends ApiCommand {
  @Option(
      names = "--token",
      required = true,
      paramLabel = "TOKEN",
      descriptionKey = "option.resetToken")
  private String token;

  @Mixin private Passwords passwords;

  public ResetPasswordCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    PasswordReset reset = new PasswordReset(token, passwords.read(environment(), "password.new"));
    api.change("POST", Query.path("api", "password-reset"), reset);
    tell("password.done");
    return ExitCode.SUCCESS;
  }
}
