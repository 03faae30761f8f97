package io.acvm.cli.server;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Wording;
import io.acvm.cli.client.Answer;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm server health}: ends with 7 when the server cannot do its work. */
@Command(name = "health")
public final class ServerHealth extends ResultCommand {
  private static final int DOWN = 503;

  @Option(names = "--live", descriptionKey = "option.live")
  private boolean live;

  public ServerHealth(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Answer answer = api.exchange("GET", live ? "/health/live" : "/health/ready", null);
    boolean down = answer.status() == DOWN;
    // A server that is down says so with the same content.
    JsonNode health = api.contentOf(down ? new Answer(200, answer.body()) : answer);
    output().print(environment(), health, () -> table(health));
    return down ? ExitCode.UNAVAILABLE : ExitCode.SUCCESS;
  }

  private Table table(JsonNode health) {
    Wording wording = OutputOptions.wording(environment());
    Table table =
        new Table()
            .row(
                texts().get("column.server"),
                Column.word(health.path("status"), "health", wording));
    for (JsonNode check : health.path("checks")) {
      table.row(check.path("id").asText(), Column.word(check.path("status"), "health", wording));
    }
    return table;
  }
}
