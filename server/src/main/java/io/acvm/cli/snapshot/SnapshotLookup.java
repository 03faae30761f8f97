package io.acvm.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;

/** Finds the snapshot that a person means by an id or a name. */
public final class SnapshotLookup {
  private final ApiClient api;
  private final Texts texts;

  public SnapshotLookup(ApiClient api, Texts texts) {
    this.api = api;
    this.texts = texts;
  }

  public String id(String vmId, String reference) {
    return find(vmId, reference).path("id").textValue();
  }

  JsonNode find(String vmId, String reference) {
    return new NameLookup(texts)
        .one(
            api.get(Query.path("api", "vms", vmId, "snapshots")).path("items"),
            reference,
            "name",
            texts.get("snapshot.notFound", reference));
  }
}
