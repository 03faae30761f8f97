package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.CleanupRequest;
import io.acvm.cli.Batch;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Files that are nobody's. */
@Command(name = "cleanup")
@Subcommands({CleanupCommand.ListFound.class, CleanupCommand.Run.class})
public final class CleanupCommand {
  /** {@code acvm cleanup list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListFound extends ItemsCommand {
    @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
    private String provider;

    public ListFound(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(Query.path("api", "cleanup").with("provider", provider)).path("items");
    }

    @Override
    protected Columns columns() {
      return OrganizerColumns.CLEANUP;
    }
  }

  /** {@code acvm cleanup run}; needs no --yes, since the trash gives everything back. */
  @Command(name = "run")
  public static final class Run extends ResultCommand {
    @Parameters(arity = "0..*", paramLabel = "ITEM", descriptionKey = "parameter.cleanupItem")
    private List<String> references = List.of();

    @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
    private String provider;

    @Option(names = "--dry-run", descriptionKey = "option.cleanupDryRun")
    private boolean dryRun;

    @Mixin private WaitOptions wait;

    public Run(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      Query path = Query.path("api", "cleanup");
      JsonNode found = api.get(Query.path("api", "cleanup").with("provider", provider));
      Chosen chosen = Chosen.of(found.path("items"), references, texts(), "cleanup.notFound");
      if (dryRun) {
        output().print(environment(), chosen.items(), OrganizerColumns.CLEANUP);
        return ExitCode.SUCCESS;
      }
      if (chosen.items().isEmpty()) {
        tell("cleanup.nothing");
        return ExitCode.SUCCESS;
      }
      List<Supplier<JsonNode>> requests =
          chosen.byProvider().entrySet().stream()
              .map(each -> new CleanupRequest(each.getKey(), each.getValue()))
              .<Supplier<JsonNode>>map(request -> () -> api.change("POST", path, request))
              .toList();
      return new Batch(environment(), output()).run(api, requests, wait);
    }
  }
}
