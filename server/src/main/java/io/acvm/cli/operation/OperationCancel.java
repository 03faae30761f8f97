package io.acvm.cli.operation;

import io.acvm.cli.ApiCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm operation cancel}. */
@Command(name = "cancel")
public final class OperationCancel extends ApiCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.operation")
  private String id;

  public OperationCancel(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected ExitCode run(ApiClient api) {
    api.change("POST", Query.path("api", "operations", id, "cancel"), null);
    tell("operation.canceling", id);
    return ExitCode.SUCCESS;
  }
}
