package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.ChangeCommand;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code acvm vm delete}. */
@Command(name = "delete", aliases = "rm")
public final class VmDelete extends ChangeCommand {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String reference;

  @Mixin private Confirmation confirmation;

  public VmDelete(CliEnvironment environment) {
    super(environment);
  }

  @Override
  protected JsonNode submit(ApiClient api) {
    JsonNode vm = new VmLookup(api, texts()).find(reference);
    confirmation.require(environment(), "vm.confirmDelete", vm.path("name").asText());
    return api.change("DELETE", Query.path("api", "vms", vm.path("id").textValue()), null);
  }
}
