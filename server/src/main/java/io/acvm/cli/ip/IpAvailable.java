package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm ip available}. */
@Command(name = "available")
public final class IpAvailable extends ItemsCommand {
  /** The items are the addresses themselves. */
  private static final Columns ADDRESS = Columns.of(Column.text("address", ""));

  @Mixin private PoolTarget target;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "option.limit")
  private int limit;

  public IpAvailable(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    return api.get(target.path(api, texts(), "available").with("limit", limit)).path("items");
  }

  @Override
  protected Columns columns() {
    return ADDRESS;
  }
}
