package io.acvm.cli.server;

import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.Answer;
import io.acvm.cli.client.ApiClient;
import picocli.CommandLine.Command;

/** Prints a text of the server as it is. */
@Command
abstract class ServerText extends ApiCommand {
  private final String path;

  ServerText(CliEnvironment environment, String path) {
    super(environment);
    this.path = path;
  }

  @Override
  protected final ExitCode run(ApiClient api) {
    Answer answer = api.exchange("GET", path, null);
    if (!answer.good()) {
      api.contentOf(answer);
    }
    environment().terminal().out().print(answer.body());
    environment().terminal().out().flush();
    return ExitCode.SUCCESS;
  }

  /** {@code acvm server metrics}. */
  @Command(name = "metrics")
  public static final class Metrics extends ServerText {
    public Metrics(CliEnvironment environment) {
      super(environment, "/metrics");
    }
  }

  /** {@code acvm server contract}. */
  @Command(name = "contract")
  public static final class Contract extends ServerText {
    public Contract(CliEnvironment environment) {
      super(environment, "/openapi.yaml");
    }
  }
}
