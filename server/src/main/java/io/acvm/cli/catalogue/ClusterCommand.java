package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Cluster;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.Json;
import picocli.CommandLine.Command;

/** Where VMs can be placed. */
@Command(name = "cluster", subcommands = ClusterCommand.ListClusters.class)
public final class ClusterCommand {
  /** {@code acvm cluster list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListClusters extends CatalogueListCommand {
    public ListClusters(CliEnvironment environment) {
      super(environment, "clusters", "name", "version", "provider", "id");
    }

    @Override
    protected Object[] row(JsonNode item) {
      Cluster cluster = Json.read(item, Cluster.class);
      return new Object[] {cluster.name(), cluster.version(), cluster.provider(), cluster.id()};
    }
  }
}
