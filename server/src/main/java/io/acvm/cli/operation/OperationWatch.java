package io.acvm.cli.operation;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm operation watch}: ends as the operation does. */
@Command(name = "watch")
public final class OperationWatch extends ResultCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.operation")
  private String id;

  @Option(
      names = "--timeout",
      paramLabel = "90s|10m|1h",
      defaultValue = "30m",
      converter = WaitOptions.Seconds.class,
      descriptionKey = "option.timeout")
  private Duration timeout;

  public OperationWatch(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    return new Follower(environment(), api, output())
        .follow(api.get(Query.path("api", "operations", id)), timeout);
  }
}
