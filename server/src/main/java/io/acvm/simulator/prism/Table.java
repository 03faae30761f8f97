package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** The entities of one kind, in order of creation. */
final class Table {
  private final String kind;
  private final ChangeLog log;
  private final Map<String, JsonObject> rows = new LinkedHashMap<>();
  private List<JsonObject> snapshot;
  private long version;

  Table(String kind, ChangeLog log) {
    this.kind = kind;
    this.log = log;
  }

  String kind() {
    return kind;
  }

  /** Null when there is none. */
  JsonObject find(String uuid) {
    return rows.get(uuid);
  }

  JsonObject get(String uuid) {
    JsonObject row = rows.get(uuid);
    if (row == null) {
      throw ApiError.notFound(kind, uuid);
    }
    return row;
  }

  void each(BiConsumer<String, JsonObject> sink) {
    rows.forEach(sink);
  }

  Collection<JsonObject> all() {
    return rows.values();
  }

  /**
   * The same entities with cheap access by position, so that a late page costs what the first does.
   */
  List<JsonObject> byPosition() {
    if (snapshot == null) {
      snapshot = new ArrayList<>(rows.values());
    }
    return snapshot;
  }

  /** Another one after every change. */
  long version() {
    return version;
  }

  /** Also to be called after {@code row} was changed in place. */
  void save(String uuid, JsonObject row) {
    rows.put(uuid, row);
    snapshot = null;
    version++;
    log.changed(kind, uuid, row);
  }

  void remove(String uuid) {
    if (rows.remove(uuid) != null) {
      snapshot = null;
      version++;
      log.changed(kind, uuid, null);
    }
  }

  void clear() {
    List.copyOf(rows.keySet()).forEach(this::remove);
  }

  void load(String uuid, JsonObject row) {
    rows.put(uuid, row);
  }
}
