package io.acvm.cli.user;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;

/** Finds the user that a person means by a user name or an id. */
final class UserLookup {
  private UserLookup() {}

  static JsonNode find(ApiClient api, Texts texts, String reference) {
    return new NameLookup(texts)
        .one(
            api.get(Query.path("api", "users")).path("items"),
            reference,
            "username",
            texts.get("user.notFound", reference));
  }
}
