package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;

/** What a route answers once its changes are durable. A null body is the literal {@code null}. */
record Answer(int status, JsonObject body) {
  static Answer ok(JsonObject body) {
    return new Answer(200, body);
  }
}
