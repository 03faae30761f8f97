package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.IpAllocation;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.ResultCommand;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.vm.VmLookup;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm ip allocate}: the next free addresses, or those that are named; all or none. */
@Command(name = "allocate", sortOptions = false)
public final class IpAllocate extends ResultCommand {
  @Mixin private PoolTarget target;

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "ADDRESS",
      descriptionKey = "parameter.ipWanted")
  private List<String> addresses;

  @Option(names = "--count", paramLabel = "N", descriptionKey = "option.ipCount")
  private Integer count;

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      required = true,
      descriptionKey = "option.ipOwner")
  private String owner;

  @Option(names = "--vm", paramLabel = "VM", descriptionKey = "option.ipForVm")
  private String vm;

  @Option(
      names = "--hold",
      paramLabel = "90s|10m|1h",
      converter = WaitOptions.Seconds.class,
      descriptionKey = "option.ipHold")
  private Duration hold;

  @Option(names = "--note", paramLabel = "TEXT", descriptionKey = "option.description")
  private String note;

  public IpAllocate(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    IpAllocation allocation =
        new IpAllocation(
            count,
            addresses,
            owner,
            vm == null ? null : new VmLookup(api, texts()).id(vm),
            hold == null ? null : Math.toIntExact(hold.toSeconds()),
            note);
    JsonNode taken = api.change("POST", target.path(api, texts(), "allocate"), allocation);
    output().print(environment(), taken.path("items"), LeaseColumns.ALL);
    return ExitCode.SUCCESS;
  }
}
