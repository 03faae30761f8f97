package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.api.model.Vm;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Json;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.client.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Finds the VM that a person means by an id or a name. */
public final class VmLookup {
  private static final int MOST = 10_000;

  private final ApiClient api;
  private final Texts texts;

  public VmLookup(ApiClient api, Texts texts) {
    this.api = api;
    this.texts = texts;
  }

  public String id(String reference) {
    return find(reference).path("id").textValue();
  }

  // Ids come first: otherwise a VM named like another one's id could be taken for it.
  public JsonNode find(String reference) {
    if (reference.matches("[0-9A-Za-z-]{1,64}")) {
      try {
        return api.get(Query.path("api", "vms", reference));
      } catch (ProblemException none) {
        if (none.problem().status() != 404) {
          throw none;
        }
      }
    }
    return byName(reference);
  }

  private JsonNode byName(String name) {
    List<JsonNode> named = new ArrayList<>();
    String filter = "name=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    for (JsonNode each : api.list(Query.path("api", "vms").with("filter", filter), MOST)) {
      if (name.equals(each.path("name").textValue())) {
        named.add(each);
      }
    }
    if (named.isEmpty()) {
      throw new CliException(ExitCode.NOT_FOUND, texts.get("vm.notFound", name));
    }
    if (named.size() > 1) {
      String all =
          named.stream()
              .map(each -> Json.read(each, Vm.class))
              .map(vm -> "  " + vm.id() + "  " + vm.provider())
              .collect(Collectors.joining(System.lineSeparator()));
      String text = texts.get("vm.ambiguous", name) + System.lineSeparator() + all;
      throw new CliException(ExitCode.INVALID, text);
    }
    return named.get(0);
  }
}
