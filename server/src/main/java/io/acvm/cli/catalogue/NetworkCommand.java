package io.acvm.cli.catalogue;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Subcommands;
import io.acvm.cli.output.Column;
import io.acvm.cli.output.Columns;
import picocli.CommandLine.Command;

/** What VMs can be connected to. */
@Command(name = "network")
@Subcommands(NetworkCommand.ListNetworks.class)
public final class NetworkCommand {
  /** {@code acvm network list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListNetworks extends CatalogueListCommand {
    public ListNetworks(CliEnvironment environment) {
      super(
          environment,
          "networks",
          Columns.of(
              Column.text("name", "/name"),
              Column.text("vlan", "/vlanId"),
              Column.text("cidr", "/cidr"),
              Column.text("gateway", "/gateway"),
              Column.text("cluster", "/cluster"),
              Column.text("provider", "/provider"),
              Column.text("id", "/id")));
    }
  }
}
