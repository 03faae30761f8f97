package io.acvm.cli.output;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.Wording;
import io.acvm.cli.client.Json;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * A list that is asked for again and again until somebody ends the command. On a terminal the table
 * stays in place; elsewhere the whole list comes first, then a line for each item that changed.
 */
public final class Watching {
  private static final String HOME_AND_CLEAR = "\u001b[H\u001b[2J";

  private final CliEnvironment environment;
  private final OutputOptions output;
  private final Columns columns;
  private final Wording wording;
  private Map<String, List<String>> before = Map.of();
  private boolean first = true;

  public Watching(CliEnvironment environment, OutputOptions output, Columns columns) {
    this.environment = environment;
    this.output = output;
    this.columns = columns;
    this.wording = OutputOptions.wording(environment);
  }

  public ExitCode run(Supplier<JsonNode> items, Duration every) {
    boolean inPlace = environment.terminal().interactive() && !output.json();
    while (!environment.terminal().closed()) {
      JsonNode now = items.get();
      if (inPlace) {
        environment.terminal().out().print(HOME_AND_CLEAR);
        output.print(environment, now, columns);
      } else {
        show(now);
      }
      try {
        Thread.sleep(every.toMillis());
      } catch (InterruptedException ended) {
        Thread.currentThread().interrupt();
        return ExitCode.INTERRUPTED;
      }
    }
    return ExitCode.SUCCESS;
  }

  private void show(JsonNode items) {
    Map<String, List<String>> now = new LinkedHashMap<>();
    PrintWriter out = environment.terminal().out();
    if (first && !output.json()) {
      output.print(environment, items, columns);
    }
    for (JsonNode item : items) {
      String id = item.has("id") ? item.path("id").asText() : item.toString();
      List<String> cells = columns.cells(item, wording, output.wide());
      now.put(id, cells);
      if (!cells.equals(before.get(id)) && (output.json() || !first)) {
        out.println(output.json() ? Json.write(item) : line(cells));
      }
    }
    for (Map.Entry<String, List<String>> each : before.entrySet()) {
      if (!now.containsKey(each.getKey())) {
        out.println(
            output.json()
                ? Json.write(Json.object().put("id", each.getKey()).put("removed", true))
                : wording.texts().get("watch.gone", line(each.getValue())));
      }
    }
    out.flush();
    before = now;
    first = false;
  }

  private static String line(List<String> cells) {
    return new Table().row(cells.toArray()).render().stripTrailing();
  }
}
