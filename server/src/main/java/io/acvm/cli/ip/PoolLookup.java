package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;

/** Finds the pool that a person means by its name or id. */
public final class PoolLookup {
  private final ApiClient api;
  private final Texts texts;

  public PoolLookup(ApiClient api, Texts texts) {
    this.api = api;
    this.texts = texts;
  }

  public String id(String reference) {
    return find(reference).path("id").textValue();
  }

  JsonNode find(String reference) {
    return new NameLookup(texts)
        .one(
            api.get(Query.path("api", "ip-pools")).path("items"),
            reference,
            "name",
            texts.get("ip.poolNotFound", reference));
  }
}
