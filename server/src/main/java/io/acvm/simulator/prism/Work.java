package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/** One task's row, typed. */
record Work(JsonObject row) {
  String uuid() {
    return row.getString("uuid");
  }

  TaskKind kind() {
    return TaskKind.valueOf(row.getString("kind"));
  }

  String entityUuid() {
    return entities().get(0).getString("uuid");
  }

  List<JsonObject> entities() {
    return Api.objects(row, "entities");
  }

  JsonObject payload() {
    return Api.object(row, "payload");
  }

  String cluster() {
    return row.getString("cluster");
  }

  Instant created() {
    return instant("created");
  }

  Instant starts() {
    return instant("starts");
  }

  Instant ends() {
    return instant("ends");
  }

  /** Null while it is open. */
  Instant completed() {
    return row.getLong("completed") == null ? null : instant("completed");
  }

  String errorCode() {
    return row.getString("errorCode", "0");
  }

  /** Null unless it failed. */
  String errorDetail() {
    return row.getString("errorDetail");
  }

  /** QUEUED, RUNNING, SUCCEEDED or FAILED; never PENDING, which no client expects. */
  String status(Instant now) {
    String state = row.getString("state");
    return state.equals("OPEN") ? (now.isBefore(starts()) ? "QUEUED" : "RUNNING") : state;
  }

  int percentage(Instant now) {
    if (completed() != null) {
      return 100;
    }
    if (now.isBefore(starts())) {
      return 0;
    }
    long whole = Math.max(1, ends().toEpochMilli() - starts().toEpochMilli());
    return (int) Math.min(99, 100 * (now.toEpochMilli() - starts().toEpochMilli()) / whole);
  }

  private Instant instant(String key) {
    return Instant.ofEpochMilli(row.getLong(key));
  }
}
