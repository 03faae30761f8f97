package io.acvm.cli.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm event audit}. */
@Command(name = "audit")
public final class EventAudit extends ItemsCommand {
  @Option(names = "--actor", paramLabel = "NAME", descriptionKey = "option.actor")
  private String actor;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "option.limit")
  private int limit;

  public EventAudit(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    return api.list(Query.path("api", "audit").with("actor", actor), limit);
  }

  @Override
  protected Columns columns() {
    return EventColumns.ALL;
  }
}
