package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.BackupCreate;
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
import io.acvm.cli.vm.VmLookup;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Backups of VMs. */
@Command(name = "backup")
@Subcommands({
  BackupCommand.Create.class,
  BackupCommand.ListBackups.class,
  BackupCommand.Show.class,
  BackupCommand.Verify.class,
  BackupRestoreCommand.class,
  BackupCommand.Delete.class,
  BackupPrune.class
})
public final class BackupCommand {
  /** {@code acvm backup create}. */
  @Command(name = "create")
  public static final class Create extends ResultCommand {
    @Parameters(arity = "1..*", paramLabel = "VM", descriptionKey = "parameter.vms")
    private List<String> references;

    @Option(names = "--live", descriptionKey = "option.liveBackup")
    private boolean live;

    @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "option.description")
    private String note;

    @Mixin private WaitOptions wait;

    public Create(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      List<Supplier<JsonNode>> requests =
          references.stream()
              .map(new VmLookup(api, texts())::id)
              .map(id -> Query.path("api", "vms", id, "backups"))
              .<Supplier<JsonNode>>map(
                  path ->
                      () -> api.change("POST", path, new BackupCreate(note, live ? true : null)))
              .toList();
      return new Batch(environment(), output()).run(api, requests, wait);
    }
  }

  /** {@code acvm backup list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListBackups extends ItemsCommand {
    @Option(names = "--provider", paramLabel = "ID", descriptionKey = "option.provider")
    private String provider;

    @Option(names = "--vm", paramLabel = "VM", descriptionKey = "option.backupVm")
    private String vm;

    @Option(names = "--vm-id", paramLabel = "ID", descriptionKey = "option.ipVmId")
    private String vmId;

    public ListBackups(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      String wanted = vm == null ? vmId : new VmLookup(api, texts()).id(vm);
      Query path = Query.path("api", "backups").with("provider", provider).with("vmId", wanted);
      return api.get(path).path("items");
    }

    @Override
    protected Columns columns() {
      return OrganizerColumns.BACKUP;
    }
  }

  /** {@code acvm backup show}. */
  @Command(name = "show", aliases = "info")
  public static final class Show extends ResultCommand {
    @Parameters(index = "0", paramLabel = "BACKUP", descriptionKey = "parameter.backup")
    private String reference;

    public Show(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printSheet(new BackupLookup(api, texts()).find(reference), OrganizerColumns.BACKUP);
    }
  }

  /** {@code acvm backup verify}. */
  @Command(name = "verify")
  public static final class Verify extends ResultCommand {
    @Parameters(arity = "1..*", paramLabel = "BACKUP", descriptionKey = "parameter.backups")
    private List<String> references;

    @Mixin private WaitOptions wait;

    public Verify(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      List<Supplier<JsonNode>> requests =
          references.stream()
              .map(new BackupLookup(api, texts())::find)
              .map(backup -> BackupLookup.path(backup).then("verify"))
              .<Supplier<JsonNode>>map(path -> () -> api.change("POST", path, null))
              .toList();
      return new Batch(environment(), output()).run(api, requests, wait);
    }
  }

  /** {@code acvm backup delete}. */
  @Command(name = "delete", aliases = "rm")
  public static final class Delete extends ResultCommand {
    @Parameters(arity = "1..*", paramLabel = "BACKUP", descriptionKey = "parameter.backups")
    private List<String> references;

    @Mixin private Confirmation confirmation;
    @Mixin private WaitOptions wait;

    public Delete(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      List<JsonNode> backups =
          references.stream().map(new BackupLookup(api, texts())::find).toList();
      confirmation.require(
          environment(),
          "backup.confirmDelete",
          String.valueOf(backups.size()),
          () ->
              OrganizerColumns.BACKUP.table(backups, OutputOptions.wording(environment()), false));
      List<Supplier<JsonNode>> requests =
          backups.stream()
              .map(BackupLookup::path)
              .<Supplier<JsonNode>>map(path -> () -> api.change("DELETE", path, null))
              .toList();
      return new Batch(environment(), output()).run(api, requests, wait);
    }
  }
}
