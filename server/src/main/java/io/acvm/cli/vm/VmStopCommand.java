package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.VmStop;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.WaitOptions;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm vm stop}. */
@Command(name = "stop")
public final class VmStopCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  @Option(names = "--hard", descriptionKey = "option.hardStop")
  private boolean hard;

  @Option(
      names = "--guest-timeout",
      paramLabel = "90s|10m",
      converter = WaitOptions.Seconds.class,
      descriptionKey = "option.guestTimeout")
  private Duration guestTimeout;

  public VmStopCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    String id = new VmLookup(api, texts()).id(reference);
    VmStop stop =
        new VmStop(
            hard ? VmStop.ModeEnum.HARD : VmStop.ModeEnum.GUEST,
            guestTimeout == null ? null : Math.toIntExact(guestTimeout.toSeconds()));
    return api.change("POST", Query.path("api", "vms", id, "stop"), stop);
  }
}
