package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Problem;
import io.acvm.api.model.Provider;
import io.acvm.api.model.ProviderStatus;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ListCommand;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;

/** Connections to hypervisors. */
@Command(
    name = "provider",
    subcommands = {ProviderCommand.ListProviders.class, ProviderCommand.Statuses.class})
public final class ProviderCommand {
  /** {@code acvm provider list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListProviders extends ListCommand {
    public ListProviders(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      JsonNode items = api.get(Query.path("api", "providers")).path("items");
      return print(items, () -> table(items));
    }

    private Table table(JsonNode items) {
      Table table = heading("id", "name", "type", "enabled", "default");
      for (JsonNode each : items) {
        Provider provider = Json.read(each, Provider.class);
        table.row(
            provider.id(),
            provider.name(),
            provider.type().value(),
            yesNo(provider.enabled()),
            yesNo(provider.isDefault()));
      }
      return table;
    }

    private String yesNo(boolean value) {
      return texts().get(value ? "yes" : "no");
    }
  }

  /** {@code acvm provider status}. */
  @Command(name = "status")
  public static final class Statuses extends ListCommand {
    public Statuses(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      JsonNode items = api.get(Query.path("api", "providers", "status")).path("items");
      return print(items, () -> table(items));
    }

    private Table table(JsonNode items) {
      Table table = heading("id", "state", "version", "latency", "observed", "vms", "problem");
      for (JsonNode each : items) {
        ProviderStatus status = Json.read(each, ProviderStatus.class);
        table.row(
            status.id(),
            status.state(),
            status.version(),
            status.latencyMs() == null ? null : status.latencyMs() + " ms",
            status.lastSuccessAt(),
            status.vmCount(),
            status.problem() == null ? null : reason(status.problem()));
      }
      return table;
    }

    /** The title alone does not say which path or account is wrong. */
    private static String reason(Problem problem) {
      return problem.detail() == null ? problem.title() : problem.title() + ": " + problem.detail();
    }
  }
}
