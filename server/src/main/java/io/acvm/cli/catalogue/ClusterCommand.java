package io.acvm.cli.catalogue;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Subcommands;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;

/** Where VMs can be placed. */
@Command(name = "cluster")
@Subcommands(ClusterCommand.ListClusters.class)
public final class ClusterCommand {
  /** {@code acvm cluster list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListClusters extends CatalogueListCommand {
    public ListClusters(CliEnvironment environment) {
      super(
          environment,
          "clusters",
          Columns.of(
              Column.text("name", "/name"),
              Column.text("version", "/version"),
              Column.text("provider", "/provider"),
              Column.text("id", "/id")));
    }
  }
}
