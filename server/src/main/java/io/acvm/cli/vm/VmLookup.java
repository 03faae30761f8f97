package io.acvm.cli.vm;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.ProblemException;
import io.acvm.cli.client.Query;

/** Finds the VM that a person means by an id, a name, or {@code provider/name}. */
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
        if (none.status() != 404) {
          throw none;
        }
      }
    }
    // No name has a slash in it.
    int slash = reference.indexOf('/');
    return byName(
        slash < 0 ? null : reference.substring(0, slash),
        reference.substring(slash + 1),
        reference);
  }

  private JsonNode byName(String provider, String name, String reference) {
    String filter = "name=\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    return new NameLookup(texts)
        .one(
            api.list(
                Query.path("api", "vms").with("provider", provider).with("filter", filter), MOST),
            name,
            "name",
            texts.get("vm.notFound", reference));
  }
}
