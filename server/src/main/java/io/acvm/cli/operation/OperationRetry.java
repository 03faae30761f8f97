package io.acvm.cli.operation;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm operation retry}. */
@Command(name = "retry")
public final class OperationRetry extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "ID", descriptionKey = "parameter.operation")
  private String id;

  public OperationRetry(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    JsonNode request = api.get(Query.path("api", "operations", id, "request"));
    if (!request.path("complete").asBoolean()) {
      throw new CliException(ExitCode.INVALID, texts().get("operation.notComplete"));
    }
    JsonNode body = request.path("body");
    return api.contentOf(
        api.exchange(
            request.path("method").asText(),
            request.path("path").asText(),
            body.isObject() ? body.toString() : null));
  }
}
