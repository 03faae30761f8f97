package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;

/** Finds the backup that a person means by its id, or by its VM where that has only one. */
final class BackupLookup {
  private final ApiClient api;
  private final Texts texts;

  BackupLookup(ApiClient api, Texts texts) {
    this.api = api;
    this.texts = texts;
  }

  JsonNode find(String reference) {
    // Ids come first, and they are known by the moment in them.
    if (reference.matches("b-\\d{8}-\\d{6}-[0-9A-Za-z]+")) {
      return api.get(Query.path("api", "backups", reference));
    }
    return new NameLookup(texts)
        .one(
            api.get(Query.path("api", "backups")).path("items"),
            reference,
            "vmName",
            texts.get("backup.notFound", reference));
  }

  static Query path(JsonNode backup) {
    return Query.path("api", "backups", backup.path("id").asText());
  }
}
