package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.Wording;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.util.function.BiFunction;
import picocli.CommandLine.Command;

/** {@code acvm provider capacity}. */
@Command(name = "capacity")
public final class ProviderCapacity extends ItemsCommand {
  private static final Columns COLUMNS =
      Columns.of(
          Column.text("provider", "/provider"),
          Column.text("cluster", "/cluster"),
          amount("cpus", "/cpus", (number, wording) -> Long.toString(number)),
          amount("memory", "/memoryMib", (number, wording) -> wording.mebibytes(number)),
          amount("disk", "/diskMib", (number, wording) -> wording.mebibytes(number)),
          Column.mebibytes("diskFree", "/diskMib/free"));

  public ProviderCapacity(CliEnvironment environment) {
    super(environment);
  }

  /** What is given away of what there is; alone where nobody knows what there is. */
  private static Column amount(
      String heading, String pointer, BiFunction<Long, Wording, String> show) {
    return Column.of(
        heading,
        (item, wording) -> {
          JsonNode amount = item.at(pointer);
          String given = show.apply(amount.path("allocated").asLong(), wording);
          return amount.has("total")
              ? given + " / " + show.apply(amount.path("total").asLong(), wording)
              : given;
        });
  }

  @Override
  protected JsonNode items(ApiClient api) {
    return api.get(Query.path("api", "summary")).path("capacity");
  }

  @Override
  protected Columns columns() {
    return COLUMNS;
  }
}
