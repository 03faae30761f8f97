package io.acvm.cli.session;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Terminal;
import io.acvm.cli.client.ApiClient;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm login}: the session is kept for the commands that follow. */
@Command(name = "login")
public final class Login extends ApiCommand {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  @Option(
      names = {"-u", "--username"},
      paramLabel = "NAME",
      descriptionKey = "option.username")
  private String username;

  @Mixin private Passwords passwords;

  public Login(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    if ("http".equals(api.server().getScheme()) && !LOOPBACK.contains(api.server().getHost())) {
      tell("login.plain", api.server());
    }
    String name = username == null ? askName() : username;
    String password = passwords.read(environment(), "login.password");
    JsonNode tokens = connection().signIn(environment()).start(api, name, password);
    tell("login.done", tokens.path("user").path("username").asText(), api.server());
    return ExitCode.SUCCESS;
  }

  private String askName() {
    Terminal terminal = environment().terminal();
    if (!terminal.interactive()) {
      throw new CliException(ExitCode.INVALID, texts().get("login.usernameNeeded"));
    }
    terminal.err().print(texts().get("login.username") + " ");
    terminal.err().flush();
    return terminal.readLine().orElse("");
  }
}
