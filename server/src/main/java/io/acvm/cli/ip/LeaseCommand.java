package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.IpAddressState;
import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ItemsCommand;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.Subcommands;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.output.Columns;
import io.acvm.cli.output.Table;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Addresses that are not free. */
@Command(name = "lease")
@Subcommands({
  LeaseCommand.ListLeases.class,
  LeaseCommand.Show.class,
  LeaseCommand.Confirm.class,
  LeaseCommand.Release.class
})
public final class LeaseCommand {
  /** {@code acvm ip lease list}. */
  @Command(name = "list", aliases = "ls")
  public static final class ListLeases extends ItemsCommand {
    @Mixin private PoolTarget target;

    @Option(names = "--state", paramLabel = "STATE", descriptionKey = "option.ipState")
    private IpAddressState state;

    @Option(names = "--vm", paramLabel = "VM", descriptionKey = "option.ipOfVm")
    private String vm;

    @Option(
        names = "--limit",
        paramLabel = "N",
        defaultValue = "10000",
        descriptionKey = "option.limit")
    private int limit;

    public ListLeases(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected JsonNode items(ApiClient api) {
      Query path =
          target
              .path(api, texts(), "leases")
              .with("state", state)
              .with("vmId", vm == null ? null : new VmLookup(api, texts()).id(vm));
      return api.list(path, limit);
    }

    @Override
    protected Columns columns() {
      return LeaseColumns.ALL;
    }
  }

  /** {@code acvm ip lease show}. */
  @Command(name = "show", aliases = "info")
  public static final class Show extends ResultCommand {
    @Mixin private LeaseTarget target;

    public Show(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      return printSheet(target.find(api, texts()), LeaseColumns.ALL);
    }
  }

  /** {@code acvm ip lease confirm}. */
  @Command(name = "confirm")
  public static final class Confirm extends ResultCommand {
    @Mixin private LeaseTarget target;

    public Confirm(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      String id = target.find(api, texts()).path("id").asText();
      JsonNode lease = api.change("POST", target.path(api, texts(), id).then("confirm"), null);
      return printSheet(lease, LeaseColumns.ALL);
    }
  }

  /** {@code acvm ip lease release}. */
  @Command(name = "release", aliases = "rm")
  public static final class Release extends ApiCommand {
    @Mixin private LeaseTarget target;
    @Mixin private Confirmation confirmation;

    public Release(CliEnvironment environment) {
      super(environment);
    }

    @Override
    protected ExitCode run(ApiClient api) {
      JsonNode lease = target.find(api, texts());
      String address = lease.path("address").asText();
      confirmation.require(environment(), "ip.confirmRelease", address);
      api.change("DELETE", target.path(api, texts(), lease.path("id").asText()), null);
      tell("ip.released", Table.plain(address));
      return ExitCode.SUCCESS;
    }
  }
}
