package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code acvm snapshot restore}. */
@Command(name = "restore")
public final class SnapshotRestore extends ChangeCommand {
  @Mixin private SnapshotTarget target;

  public SnapshotRestore(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    String[] path = target.confirmedPath(environment(), api, "snapshot.confirmRestore");
    return api.change("POST", Query.path(path).then("restore"), null);
  }
}
