package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.Wording;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import java.time.Duration;
import java.util.List;

/** Stays with an operation until its end, which is then the command's own. */
public final class Follower {
  private final CliEnvironment environment;
  private final ApiClient api;
  private final OutputOptions output;
  private final Wording wording;

  public Follower(CliEnvironment environment, ApiClient api, OutputOptions output) {
    this.environment = environment;
    this.api = api;
    this.output = output;
    this.wording = OutputOptions.wording(environment);
  }

  /** Follows, or without waiting prints what was accepted. */
  public ExitCode finish(JsonNode accepted, WaitOptions wait) {
    return print(last(accepted, wait));
  }

  ExitCode follow(JsonNode start, Duration timeout) {
    return print(end(start, timeout));
  }

  /** Its good end; without waiting what was accepted. Any other end is thrown. */
  public JsonNode last(JsonNode accepted, WaitOptions wait) {
    return wait.waits() ? end(accepted, wait.timeout()) : accepted;
  }

  /** Prints operations as they were seen last. */
  public ExitCode print(JsonNode operations) {
    output.print(environment, operations, () -> table(operations));
    return ExitCode.SUCCESS;
  }

  private JsonNode end(JsonNode start, Duration timeout) {
    OperationView view = new OperationView(environment.terminal(), wording);
    long end = System.nanoTime() + timeout.toNanos();
    JsonNode operation = start;
    String id = operation.path("id").asText();
    view.show(operation);
    while (!ended(operation)) {
      if (System.nanoTime() - end >= 0) {
        view.end();
        throw new CliException(
            ExitCode.STILL_RUNNING,
            environment.texts().get("operation.stillRunning", timeout.toSeconds(), id));
      }
      operation = api.get(Query.path("api", "operations", id).with("wait", 1));
      view.show(operation);
    }
    view.end();
    return outcome(operation);
  }

  private JsonNode outcome(JsonNode operation) {
    return switch (operation.path("state").asText()) {
      case "SUCCEEDED" -> operation;
      case "FAILED" -> throw new ProblemException(operation.path("error"));
      default ->
          throw new CliException(
              ExitCode.FAILED,
              environment.texts().get("operation.canceled", operation.path("id").asText()));
    };
  }

  private Table table(JsonNode operations) {
    Table table = new Table();
    for (JsonNode each : operations.isArray() ? operations : List.of(operations)) {
      boolean done = each.path("state").asText().equals("SUCCEEDED");
      String title = OperationView.title(each, wording);
      table.row(
          environment.texts().get(done ? "operation.done" : "operation.accepted", title),
          each.path("target").path("id").asText(),
          each.path("id").asText());
    }
    return table;
  }

  private static boolean ended(JsonNode operation) {
    String state = operation.path("state").asText();
    return !state.equals("QUEUED") && !state.equals("RUNNING");
  }
}
