package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.Confirmation;
import io.acvm.cli.ExitCode;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import io.acvm.cli.vm.VmLookup;
import java.util.ArrayList;
import java.util.List;
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
    JsonNode found = find(environment, api, id);
    confirmation.require(environment, question, found.path("name").asText());
    return new String[] {"api", "vms", id, "snapshots", found.path("id").textValue()};
  }

  private JsonNode find(CliEnvironment environment, ApiClient api, String id) {
    List<JsonNode> named = new ArrayList<>();
    for (JsonNode each : api.get(Query.path("api", "vms", id, "snapshots")).path("items")) {
      if (snapshot.equals(each.path("id").textValue())) {
        return each;
      }
      if (snapshot.equals(each.path("name").textValue())) {
        named.add(each);
      }
    }
    if (named.isEmpty()) {
      String text = environment.texts().get("snapshot.notFound", snapshot, vm);
      throw new CliException(ExitCode.NOT_FOUND, text);
    }
    if (named.size() > 1) {
      List<String> ids = named.stream().map(each -> each.path("id").textValue()).toList();
      String text = environment.texts().get("failure.ambiguous", snapshot, String.join(", ", ids));
      throw new CliException(ExitCode.INVALID, text);
    }
    return named.get(0);
  }
}
