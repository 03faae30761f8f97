package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Table;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Pools of IP addresses. */
@Command(name = "pool")
@Subcommands({
  PoolCommand.ListPools.class,
  PoolCommand.Show.class,
  PoolCreate.class,
  PoolUpdate.class,
  PoolCommand.Delete.class
})
public final class PoolCommand {
  /** {@code acvm ip pool list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListPools extends ItemsCommand {
    public ListPools(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(Query.path("api", "ip-pools")).path("items");
    }

    @Override
    protected Columns columns() {
      return PoolColumns.LIST;
    }
  }

  /** {@code acvm ip pool show}. */
  @Command(name = "show", aliases = "info")
  public static final class Show extends ResultCommand {
    @Mixin private PoolTarget target;

    public Show(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printSheet(api.get(target.path(api, texts())), PoolColumns.SHEET);
    }
  }

  /** {@code acvm ip pool delete}. */
  @Command(name = "delete", aliases = "rm")
  public static final class Delete extends ApiCommand {
    @Parameters(index = "0", paramLabel = "POOL", descriptionKey = "parameter.pool")
    private String reference;

    @Mixin private Confirmation confirmation;

    public Delete(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      JsonNode pool = new PoolLookup(api, texts()).find(reference);
      String name = pool.path("name").asText();
      confirmation.require(environment(), "ip.confirmDeletePool", name);
      api.change("DELETE", Query.path("api", "ip-pools", pool.path("id").asText()), null);
      tell("ip.poolDeleted", Table.plain(name));
      return ExitCode.SUCCESS;
    }
  }
}
