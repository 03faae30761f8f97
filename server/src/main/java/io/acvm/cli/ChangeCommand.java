package io.acvm.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.operation.Follower;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** A command that starts an operation. */
@Command
public abstract class ChangeCommand extends ResultCommand {
  @Mixin private WaitOptions wait;

  protected ChangeCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected final ExitCode run(ApiClient api) {
    return new Follower(environment(), api, output()).finish(submit(api), wait);
  }

  /** Sends the request; returns the accepted operation. */
  protected abstract JsonNode submit(ApiClient api);
}
