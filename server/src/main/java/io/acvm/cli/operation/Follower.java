package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Operation;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import java.time.Duration;

/** Stays with an operation until its end, which is then the command's own. */
public final class Follower {
  private final CliEnvironment environment;
  private final ApiClient api;
  private final OutputOptions output;

  public Follower(CliEnvironment environment, ApiClient api, OutputOptions output) {
    this.environment = environment;
    this.api = api;
    this.output = output;
  }

  /** Follows, or without waiting prints what was accepted. */
  public ExitCode finish(JsonNode accepted, WaitOptions wait) {
    return wait.waits() ? follow(accepted, wait.timeout()) : print(accepted, "operation.accepted");
  }

  ExitCode follow(JsonNode start, Duration timeout) {
    OperationView view = new OperationView(environment.terminal(), environment.texts());
    long end = System.nanoTime() + timeout.toNanos();
    JsonNode json = start;
    Operation operation = Json.read(json, Operation.class);
    view.show(operation);
    while (!ended(operation)) {
      if (System.nanoTime() - end >= 0) {
        view.end();
        String text =
            environment.texts().get("operation.stillRunning", timeout.toSeconds(), operation.id());
        throw new CliException(ExitCode.STILL_RUNNING, text);
      }
      json = api.get(Query.path("api", "operations", operation.id()).with("wait", 1));
      operation = Json.read(json, Operation.class);
      view.show(operation);
    }
    view.end();
    return outcome(json, operation);
  }

  private ExitCode outcome(JsonNode json, Operation operation) {
    return switch (operation.state()) {
      case SUCCEEDED -> print(json, "operation.done");
      case FAILED -> throw ProblemException.of(json.path("error"));
      case QUEUED, RUNNING, CANCELED ->
          throw new CliException(
              ExitCode.FAILED, environment.texts().get("operation.canceled", operation.id()));
    };
  }

  private ExitCode print(JsonNode json, String key) {
    Operation operation = Json.read(json, Operation.class);
    OperationView view = new OperationView(environment.terminal(), environment.texts());
    output.print(
        environment,
        json,
        () ->
            new Table(
                environment.texts().get(key, view.title(operation)),
                operation.target().id(),
                operation.id()));
    return ExitCode.SUCCESS;
  }

  private static boolean ended(Operation operation) {
    return switch (operation.state()) {
      case QUEUED, RUNNING -> false;
      case SUCCEEDED, FAILED, CANCELED -> true;
    };
  }
}
