package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code acvm vm list}. */
@Command(name = "list", aliases = "ls")
public final class VmList extends ItemsCommand {
  @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
  private String provider;

  @Option(names = "--filter", paramLabel = "FILTER", descriptionKey = "option.filter")
  private String filter;

  @Option(names = "--sort", paramLabel = "FIELD", descriptionKey = "option.sort")
  private String sort;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      descriptionKey = "option.limit")
  private int limit;

  public VmList(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    Query query =
        Query.path("api", "vms")
            .with("provider", provider)
            .with("filter", filter)
            .with("sort", sort);
    return api.list(query, limit);
  }

  @Override
  protected Columns columns() {
    return VmColumns.LIST;
  }
}
