package io.acvm.cli.catalogue;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Network;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.Json;
import picocli.CommandLine.Command;

/** What VMs can be connected to. */
@Command(name = "network", subcommands = NetworkCommand.ListNetworks.class)
public final class NetworkCommand {
  /** {@code acvm network list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListNetworks extends CatalogueListCommand {
    public ListNetworks(CliEnvironment environment) {
      super(
          environment, "networks", "name", "vlan", "cidr", "gateway", "cluster", "provider", "id");
    }

    @Override
    protected Object[] row(JsonNode item) {
      Network network = Json.read(item, Network.class);
      return new Object[] {
        network.name(),
        network.vlanId(),
        network.cidr(),
        network.gateway(),
        network.cluster(),
        network.provider(),
        network.id()
      };
    }
  }
}
