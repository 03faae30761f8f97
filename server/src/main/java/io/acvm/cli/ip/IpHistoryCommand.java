package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code acvm ip history}: with an address and a time, who had it then. */
@Command(name = "history", sortOptions = false)
public final class IpHistoryCommand extends ItemsCommand {
  private static final Columns ENTRIES =
      Columns.of(
          Column.time("time", "/at"),
          Column.text("address", "/address"),
          Column.word("before", "/before", "ipState"),
          Column.word("state", "/state", "ipState"),
          Column.text("owner", "/owner"),
          Column.text("actor", "/by"),
          Column.text("note", "/note"),
          Column.text("vmId", "/vmId").whenWide(),
          Column.text("operation", "/operationId").whenWide(),
          Column.text("number", "/id").whenWide());

  @Mixin private PoolTarget target;

  @Option(names = "--address", paramLabel = "ADDRESS", descriptionKey = "option.ipAddress")
  private String address;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      converter = Moment.class,
      descriptionKey = "option.ipAt")
  private Instant at;

  @Option(names = "--vm-id", paramLabel = "ID", descriptionKey = "option.ipVmId")
  private String vmId;

  @Option(names = "--limit", paramLabel = "N", defaultValue = "50", descriptionKey = "option.limit")
  private int limit;

  public IpHistoryCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode items(ApiClient api) {
    Query path =
        target
            .path(api, texts(), "history")
            .with("address", address)
            .with("at", at)
            .with("vmId", vmId);
    return api.list(path, limit);
  }

  @Override
  protected Columns columns() {
    return ENTRIES;
  }

  /** A time as tables show it, in the zone of the person, or with a zone of its own. */
  static final class Moment implements ITypeConverter<Instant> {
    @Override
    public Instant convert(String value) {
      String time = value.strip().replace(' ', 'T');
      try {
        return time.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
            ? OffsetDateTime.parse(time).toInstant()
            : LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant();
      } catch (DateTimeException cause) {
        throw new TypeConversionException(
            "2026-01-15 10:30, 2026-01-15T10:30:00Z: \"" + value + "\"");
      }
    }
  }
}
