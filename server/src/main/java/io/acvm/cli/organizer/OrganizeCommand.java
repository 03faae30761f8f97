package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.acvm.api.model.OrganizeRequest;
import io.acvm.cli.Batch;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.NameLookup;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import io.acvm.cli.vm.VmLookup;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm organize}: brings files into the permanent structure. */
@Command(name = "organize")
@Subcommands({
  OrganizeCommand.ListOrganized.class,
  OrganizeCommand.Show.class,
  OrganizeCommand.Undo.class
})
public final class OrganizeCommand extends ResultCommand {
  // At least one is checked below: the parser would want one of the commands under this one too.
  @Parameters(arity = "0..*", paramLabel = "VM", descriptionKey = "parameter.vms")
  private List<String> references = List.of();

  @Option(names = "--dry-run", descriptionKey = "option.organizeDryRun")
  private boolean dryRun;

  @Option(names = "--adopt", descriptionKey = "option.adopt")
  private boolean adopt;

  @Mixin private WaitOptions wait;

  public OrganizeCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    if (references.isEmpty()) {
      throw new CliException(ExitCode.INVALID, texts().get("parse.missing", "VM"));
    }
    List<JsonNode> vms = references.stream().map(new VmLookup(api, texts())::find).toList();
    Batch batch = new Batch(environment(), output());
    if (!dryRun) {
      return batch.run(api, requests(api, vms), wait);
    }
    ArrayNode plans =
        batch.answers(vms.stream().<Supplier<JsonNode>>map(vm -> () -> api.get(plan(vm))).toList());
    JsonNode moves = OrganizerColumns.moves(plans);
    output()
        .print(
            environment(),
            vms.size() == 1 ? plans.get(0) : plans,
            () ->
                OrganizerColumns.MOVE.table(
                    moves, OutputOptions.wording(environment()), output().wide()));
    plans.forEach(plan -> tell(plan));
    return batch.code();
  }

  private Query plan(JsonNode vm) {
    return organize(vm).then("plan").with("adopt", adopt ? "true" : null);
  }

  private List<Supplier<JsonNode>> requests(ApiClient api, List<JsonNode> vms) {
    OrganizeRequest request = adopt ? new OrganizeRequest(true) : null;
    return vms.stream()
        .<Supplier<JsonNode>>map(vm -> () -> api.change("POST", organize(vm), request))
        .toList();
  }

  private static Query organize(JsonNode vm) {
    return Query.path("api", "vms", vm.path("id").asText(), "organize");
  }

  private void tell(JsonNode plan) {
    boolean renamed = plan.path("method").asText().equals("RENAME");
    tell(
        renamed ? "organize.wouldRename" : "organize.wouldCopy",
        plan.path("moves").size(),
        OutputOptions.wording(environment()).bytes(plan.path("totalBytes").asLong()));
  }

  /** {@code acvm organize list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListOrganized extends ItemsCommand {
    @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
    private String provider;

    public ListOrganized(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      return api.get(Query.path("api", "organizer", "vms").with("provider", provider))
          .path("items");
    }

    @Override
    protected Columns columns() {
      return OrganizerColumns.ORGANIZED;
    }
  }

  /** {@code acvm organize show}. */
  @Command(name = "show", aliases = "info")
  public static final class Show extends ResultCommand {
    @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
    private String reference;

    public Show(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      String id = new VmLookup(api, texts()).id(reference);
      JsonNode organized =
          new NameLookup(texts())
              .one(
                  api.get(Query.path("api", "organizer", "vms")).path("items"),
                  id,
                  "vmId",
                  texts().get("organize.notOrganized", reference));
      return printSheet(organized, OrganizerColumns.ORGANIZED);
    }
  }

  /** {@code acvm organize undo}. */
  @Command(name = "undo")
  public static final class Undo extends ResultCommand {
    @Parameters(arity = "1..*", paramLabel = "VM", descriptionKey = "parameter.vms")
    private List<String> references;

    @Mixin private WaitOptions wait;

    public Undo(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      List<Supplier<JsonNode>> requests =
          references.stream()
              .map(new VmLookup(api, texts())::find)
              .<Supplier<JsonNode>>map(
                  vm -> () -> api.change("POST", organize(vm).then("undo"), null))
              .toList();
      return new Batch(environment(), output()).run(api, requests, wait);
    }
  }
}
