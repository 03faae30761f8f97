package io.acvm.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Wording;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.EventReader;
import io.acvm.cli.client.Json;
import io.acvm.cli.output.Table;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm event watch}: a line an event, as it happens. */
@Command(name = "watch")
public final class EventWatch extends ResultCommand {
  @Option(names = "--count", paramLabel = "N", descriptionKey = "option.count")
  private Integer count;

  private int seen;

  public EventWatch(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    Wording wording = OutputOptions.wording(environment());
    PrintWriter out = environment().terminal().out();
    api.events(
        new EventReader(
            event -> {
              out.println(output().json() ? Json.write(event) : line(event, wording));
              seen++;
              return !environment().terminal().closed() && (count == null || seen < count);
            }));
    return ExitCode.SUCCESS;
  }

  private String line(JsonNode event, Wording wording) {
    Object[] cells = EventColumns.ALL.cells(event, wording, output().wide()).toArray();
    return new Table().row(cells).render().stripTrailing();
  }
}
