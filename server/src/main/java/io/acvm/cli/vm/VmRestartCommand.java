package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.VmRestart;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code acvm vm restart}. */
@Command(name = "restart")
public final class VmRestartCommand extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  @Option(names = "--hard", descriptionKey = "option.hardRestart")
  private boolean hard;

  public VmRestartCommand(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    String id = new VmLookup(api, texts()).id(reference);
    VmRestart restart = new VmRestart(hard ? VmRestart.ModeEnum.HARD : VmRestart.ModeEnum.GUEST);
    return api.change("POST", Query.path("api", "vms", id, "restart"), restart);
  }
}
