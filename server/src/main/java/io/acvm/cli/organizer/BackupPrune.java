package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.acvm.api.model.Retention;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.OutputOptions;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.operation.Follower;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm backup prune}. */
@Command(name = "prune", aliases = "retention", sortOptions = false)
public final class BackupPrune extends ResultCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  @ArgGroup(exclusive = false, multiplicity = "1")
  private Policy policy;

  @Option(names = "--dry-run", descriptionKey = "option.pruneDryRun")
  private boolean dryRun;

  @Mixin private Confirmation confirmation;
  @Mixin private WaitOptions wait;

  /** One of them at least. */
  static final class Policy {
    @Option(names = "--keep-last", paramLabel = "N", descriptionKey = "option.keepLast")
    private Integer last;

    @Option(names = "--keep-daily", paramLabel = "N", descriptionKey = "option.keepDaily")
    private Integer daily;

    @Option(names = "--keep-weekly", paramLabel = "N", descriptionKey = "option.keepWeekly")
    private Integer weekly;

    @Option(names = "--keep-monthly", paramLabel = "N", descriptionKey = "option.keepMonthly")
    private Integer monthly;
  }

  public BackupPrune(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String vm = new VmLookup(api, texts()).id(reference);
    Retention retention = new Retention(policy.last, policy.daily, policy.weekly, policy.monthly);
    JsonNode plan = api.change("POST", path(vm).then("plan"), retention).path("items");
    if (dryRun) {
      output().print(environment(), plan, OrganizerColumns.RETENTION);
      return ExitCode.SUCCESS;
    }
    ArrayNode going = JsonNodeFactory.instance.arrayNode();
    for (JsonNode each : plan) {
      if (!each.path("keep").asBoolean()) {
        going.add(each);
      }
    }
    if (going.isEmpty()) {
      tell("backup.nothingToPrune");
      return ExitCode.SUCCESS;
    }
    confirmation.require(
        environment(),
        "backup.confirmDelete",
        String.valueOf(going.size()),
        () -> OrganizerColumns.RETENTION.table(going, OutputOptions.wording(environment()), false));
    return new Follower(environment(), api, output())
        .finish(api.change("POST", path(vm), retention), wait);
  }

  private static Query path(String vm) {
    return Query.path("api", "vms", vm, "backups", "retention");
  }
}
