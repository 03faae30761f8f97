package io.acvm.cli.ip;

import io.acvm.cli.Texts;
import io.acvm.cli.client.ApiClient;
import io.acvm.cli.client.Query;
import picocli.CommandLine.Parameters;

/** The pool that a command is about. */
public final class PoolTarget {
  @Parameters(index = "0", paramLabel = "POOL", descriptionKey = "parameter.pool")
  private String pool;

  /** Path of what belongs to the pool; of the pool itself without more segments. */
  Query path(ApiClient api, Texts texts, String... more) {
    Query path = Query.path("api", "ip-pools", new PoolLookup(api, texts).id(pool));
    for (String each : more) {
      path.then(each);
    }
    return path;
  }
}
