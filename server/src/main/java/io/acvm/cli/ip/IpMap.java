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

/** {@code acvm ip map}: stretches of addresses in the same state. */
@Command(name = "map")
public final class IpMap extends ItemsCommand {
  private static final Columns STRETCHES =
      Columns.of(
          Column.text("from", "/start"),
          Column.text("to", "/end"),
          Column.text("count", "/count"),
          Column.word("state", "/state", "ipState"),
          Column.text("owner", "/lease/owner"),
          Column.time("until", "/lease/until"),
          Column.text("note", "/lease/note"),
          Column.text("vmId", "/lease/vmId").whenWide());

  @Mixin private PoolTarget target;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10000",
      descriptionKey = "option.limit")
  private int limit;

  public IpMap(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    return api.list(target.path(api, texts(), "addresses"), limit);
  }

  @Override
  protected Columns columns() {
    return STRETCHES;
  }
}
