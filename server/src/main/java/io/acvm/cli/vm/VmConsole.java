package io.acvm.cli.vm;

import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm vm console}. */
@Command(name = "console")
public final class VmConsole extends ApiCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  public VmConsole(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    String id = new VmLookup(api, texts()).id(reference);
    api.change("POST", Query.path("api", "vms", id, "console"), null);
    tell("vm.consoleOpened");
    return ExitCode.SUCCESS;
  }
}
