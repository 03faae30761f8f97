package io.acvm.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm event list}. */
@Command(name = "list", aliases = "ls")
public final class EventList extends ItemsCommand {
  @Option(names = "--vm", paramLabel = "VM", descriptionKey = "option.eventVm")
  private String vm;

  @Option(names = "--subject", paramLabel = "ID", descriptionKey = "option.subject")
  private String subject;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "option.limit")
  private int limit;

  public EventList(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    String id = vm == null ? subject : new VmLookup(api, texts()).id(vm);
    return api.list(Query.path("api", "activity").with("subjectId", id), limit);
  }

  @Override
  protected Columns columns() {
    return EventColumns.ALL;
  }
}
