package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Connections to hypervisors. */
@Command(name = "provider")
@Subcommands({
  ProviderCommand.ListProviders.class,
  ProviderCommand.Show.class,
  ProviderCommand.Statuses.class,
  ProviderCapacity.class,
  ProviderCommand.Refresh.class
})
public final class ProviderCommand {
  private static final Columns PROVIDERS =
      Columns.of(
          Column.text("id", "/id"),
          Column.text("name", "/name"),
          Column.text("type", "/type"),
          Column.yesNo("enabled", "/enabled"),
          Column.yesNo("default", "/isDefault"),
          Column.text("capabilities", "/capabilities").whenWide());

  private static final Columns STATUSES =
      Columns.of(
          Column.text("id", "/id"),
          Column.word("state", "/state", "providerState"),
          Column.text("version", "/version"),
          Column.of("latency", (status, readable) -> latency(status.path("latencyMs"))),
          Column.time("observed", "/lastSuccessAt"),
          Column.text("vms", "/vmCount"),
          Column.of("problem", (status, wording) -> reason(status.path("problem"))));

  /** The title alone does not say which path or account is wrong. */
  private static String reason(JsonNode problem) {
    String title = Column.text(problem.path("title"));
    return problem.has("detail") ? title + ": " + problem.path("detail").asText() : title;
  }

  private static String latency(JsonNode milliseconds) {
    return milliseconds.isNumber() ? milliseconds.asText() + " ms" : null;
  }

  /** {@code acvm provider list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListProviders extends ItemsCommand {
    public ListProviders(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(Query.path("api", "providers")).path("items");
    }

    @Override
    protected Columns columns() {
      return PROVIDERS;
    }
  }

  /** {@code acvm provider status}. */
  @Command(name = "status")
  public static final class Statuses extends ItemsCommand {
    public Statuses(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(Query.path("api", "providers", "status")).path("items");
    }

    @Override
    protected Columns columns() {
      return STATUSES;
    }
  }

  /** {@code acvm provider show}. */
  @Command(name = "show", aliases = "info")
  public static final class Show extends ResultCommand {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.provider")
    private String id;

    public Show(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printSheet(api.get(Query.path("api", "providers", id)), PROVIDERS);
    }
  }

  /** {@code acvm provider refresh}. */
  @Command(name = "refresh")
  public static final class Refresh extends ResultCommand {
    @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.provider")
    private String id;

    public Refresh(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      JsonNode status = api.change("POST", Query.path("api", "providers", id, "refresh"), null);
      return printSheet(status, STATUSES);
    }
  }
}
