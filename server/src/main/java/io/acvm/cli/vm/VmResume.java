package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code acvm vm resume}. */
@Command(name = "resume")
public final class VmResume extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  public VmResume(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    String id = new VmLookup(api, texts()).id(reference);
    return api.change("POST", Query.path("api", "vms", id, "resume"), null);
  }
}
