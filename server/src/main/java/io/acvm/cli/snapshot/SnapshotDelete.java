package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code acvm snapshot delete}. */
@Command(name = "delete")
public final class SnapshotDelete extends ChangeCommand {
  @Mixin private SnapshotTarget target;

  @Option(names = "--children", descriptionKey = "option.children")
  private boolean children;

  public SnapshotDelete(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    String[] path = target.confirmedPath(environment(), api, "snapshot.confirmDelete");
    Query one = Query.path(path);
    return api.change("DELETE", children ? one.with("children", true) : one, null);
  }
}
