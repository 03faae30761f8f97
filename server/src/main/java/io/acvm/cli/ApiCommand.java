package io.acvm.cli;

import io.acvm.cli.client.ApiClient;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that asks a server. */
@Command
public abstract class ApiCommand implements Callable<Integer> {
  @Mixin private ConnectionOptions connection;

  private final CliEnvironment environment;

  protected ApiCommand(CliEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public final Integer call() {
    try (ApiClient api = connection.connect(environment)) {
      return run(api).number();
    }
  }

  /** Does the work; failures are thrown as CliException or ProblemException. */
  protected abstract ExitCode run(ApiClient api);

  protected final CliEnvironment environment() {
    return environment;
  }

  protected final Texts texts() {
    return environment.texts();
  }

  protected final ConnectionOptions connection() {
    return connection;
  }

  /** Results are read by a program: problems are told as JSON. */
  protected boolean forPrograms() {
    return false;
  }

  /** Says something that is no result. */
  protected final void tell(String key, Object... arguments) {
    environment.terminal().err().println(texts().get(key, arguments));
  }
}
