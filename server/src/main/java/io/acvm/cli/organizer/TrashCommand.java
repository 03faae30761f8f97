package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.acvm.api.model.TrashEmpty;
import io.acvm.api.model.TrashPutBack;
import io.acvm.cli.Batch;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What was cleaned up, until the trash is emptied. */
@Command(name = "trash")
@Subcommands({TrashCommand.ListTrash.class, TrashCommand.PutBack.class, TrashCommand.Empty.class})
public final class TrashCommand {
  private static JsonNode list(ApiClient api, String provider) {
    return api.get(Query.path("api", "trash").with("provider", provider)).path("items");
  }

  /** {@code acvm trash list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListTrash extends ItemsCommand {
    @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
    private String provider;

    public ListTrash(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return list(api, provider);
    }

    @Override
    protected Columns columns() {
      return OrganizerColumns.TRASH;
    }
  }

  /** {@code acvm trash restore}. */
  @Command(name = "restore", aliases = "put-back")
  public static final class PutBack extends ResultCommand {
    @Parameters(arity = "1..*", paramLabel = "ITEM", descriptionKey = "parameter.trashItem")
    private List<String> references;

    @Mixin private WaitOptions wait;

    public PutBack(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      List<Supplier<JsonNode>> requests = new ArrayList<>();
      for (JsonNode each :
          Chosen.of(list(api, null), references, texts(), "trash.notFound").items()) {
        TrashPutBack item =
            new TrashPutBack(each.path("provider").asText(), each.path("id").asText());
        requests.add(() -> api.change("POST", Query.path("api", "trash", "put-back"), item));
      }
      return new Batch(environment(), output()).run(api, requests, wait);
    }
  }

  /** {@code acvm trash empty}. */
  @Command(name = "empty")
  public static final class Empty extends ResultCommand {
    @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
    private String provider;

    @Option(
        names = "--older-than",
        paramLabel = "DAYS",
        defaultValue = "0",
        descriptionKey = "option.olderThan")
    private int days;

    @Option(names = "--dry-run", descriptionKey = "option.trashDryRun")
    private boolean dryRun;

    @Mixin private Confirmation confirmation;
    @Mixin private WaitOptions wait;

    public Empty(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      Chosen going = new Chosen(old(list(api, provider)));
      if (dryRun) {
        output().print(environment(), going.items(), OrganizerColumns.TRASH);
        return ExitCode.SUCCESS;
      }
      if (going.items().isEmpty()) {
        tell("trash.nothing");
        return ExitCode.SUCCESS;
      }
      confirmation.require(
          environment(),
          "trash.confirmEmpty",
          String.valueOf(going.items().size()),
          () ->
              OrganizerColumns.TRASH.table(
                  going.items(), OutputOptions.wording(environment()), false));
      List<Supplier<JsonNode>> requests =
          going.byProvider().entrySet().stream()
              // Exactly what was shown: what comes into the trash meanwhile stays.
              .map(each -> new TrashEmpty(each.getKey(), null, each.getValue()))
              .<Supplier<JsonNode>>map(
                  each -> () -> api.change("POST", Query.path("api", "trash", "empty"), each))
              .toList();
      return new Batch(environment(), output()).run(api, requests, wait);
    }

    private ArrayNode old(JsonNode listed) {
      Instant before = Instant.now().minus(Duration.ofDays(days));
      ArrayNode old = JsonNodeFactory.instance.arrayNode();
      for (JsonNode each : listed) {
        // Clocks may differ a little: what is meant without an age is everything.
        if (days == 0 || !Instant.parse(each.path("trashedAt").asText()).isAfter(before)) {
          old.add(each);
        }
      }
      return old;
    }
  }
}
