package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.Confirmation;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.vm.VmLookup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A snapshot that is meant by name or id, for what cannot be taken back. */
public final class SnapshotTarget {
  @Parameters(index = "0", paramLabel = "VM", descriptionKey = "parameter.vm")
  private String vm;

  @Parameters(index = "1", paramLabel = "SNAPSHOT", descriptionKey = "parameter.snapshot")
  private String snapshot;

  @Mixin private Confirmation confirmation;

  /** Path of the snapshot, once the person has confirmed. */
  String[] confirmedPath(CliEnvironment environment, ApiClient api, String question) {
    String id = new VmLookup(api, environment.texts()).id(vm);
    JsonNode found = new SnapshotLookup(api, environment.texts()).find(id, snapshot);
    confirmation.require(environment, question, found.path("name").asText());
    return new String[] {"api", "vms", id, "snapshots", found.path("id").textValue()};
  }
}
