package io.acvm.cli.ip;

import com.fasterxml.jackson.databind.JsonNode;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import java.util.Locale;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** An address that is not free, by itself or by the id of its lease. */
public final class LeaseTarget {
  /** As many as the largest pool that has a list of them. */
  static final int MOST = 65_536;

  @Mixin private PoolTarget pool;

  @Parameters(index = "1", paramLabel = "ADDRESS", descriptionKey = "parameter.lease")
  private String reference;

  JsonNode find(ApiClient api, Texts texts) {
    // No id has a point or a colon in it, and every address has.
    if (!reference.contains(".") && !reference.contains(":")) {
      return api.get(path(api, texts, reference));
    }
    return new NameLookup(texts)
        .one(
            api.list(pool.path(api, texts, "leases"), MOST),
            reference.toLowerCase(Locale.ROOT),
            "address",
            texts.get("ip.leaseNotFound", reference));
  }

  Query path(ApiClient api, Texts texts, String id) {
    return pool.path(api, texts, "leases", id);
  }
}
