package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.BackupRestore;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.client.ApiClient;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm backup restore}. */
@Command(name = "restore")
public final class BackupRestoreCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "BACKUP", descriptionKey = "parameter.backup")
  private String reference;

  @ArgGroup(multiplicity = "1")
  private Where where;

  @Mixin private Confirmation confirmation;

  /** One of the two. */
  static final class Where {
    @Option(names = "--as", paramLabel = "NAME", descriptionKey = "option.restoreAs")
    private String name;

    @Option(names = "--in-place", descriptionKey = "option.restoreInPlace")
    private boolean inPlace;
  }

  public BackupRestoreCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    JsonNode backup = new BackupLookup(api, texts()).find(reference);
    if (where.inPlace) {
      confirmation.require(environment(), "backup.confirmRestore", backup.path("vmName").asText());
    }
    BackupRestore.ModeEnum mode =
        where.inPlace ? BackupRestore.ModeEnum.IN_PLACE : BackupRestore.ModeEnum.BESIDE;
    return api.change(
        "POST", BackupLookup.path(backup).then("restore"), new BackupRestore(mode, where.name));
  }
}
