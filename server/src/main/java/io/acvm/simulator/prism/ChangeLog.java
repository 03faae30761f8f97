package io.acvm.simulator.prism;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what changed on the event loop and writes it in order, one transaction at a time; changes
 * made while one is being written go together into the next.
 */
final class ChangeLog {
  private record Key(String kind, String uuid) {}

  private final Context context;
  private final StateFile file;
  private final Map<Key, JsonObject> dirty = new LinkedHashMap<>();
  private Promise<Void> waiting;
  private Future<Void> writing = Future.succeededFuture();

  /**
   * @param file null keeps nothing
   */
  ChangeLog(Context context, StateFile file) {
    this.context = context;
    this.file = file;
  }

  void changed(String kind, String uuid, JsonObject entity) {
    if (file != null) {
      dirty.put(new Key(kind, uuid), entity);
    }
  }

  /** Completes when every change made so far is on disk. */
  Future<Void> commit() {
    if (dirty.isEmpty()) {
      if (waiting != null) {
        return waiting.future();
      }
      return writing.isComplete() ? Future.succeededFuture() : writing;
    }
    if (waiting == null) {
      waiting = Promise.promise();
    }
    Future<Void> result = waiting.future();
    if (writing.isComplete()) {
      writeNext();
    }
    return result;
  }

  private void writeNext() {
    Promise<Void> batchWritten = waiting;
    waiting = null;
    Map<Key, JsonObject> batch = new LinkedHashMap<>(dirty);
    dirty.clear();
    List<Change> changes = new ArrayList<>(batch.size());
    batch.forEach(
        (key, entity) ->
            changes.add(
                new Change(key.kind(), key.uuid(), entity == null ? null : entity.encode())));
    writing = batchWritten.future();
    context
        .<Void>executeBlocking(
            () -> {
              file.write(changes);
              return null;
            })
        .onFailure(cause -> writeAgain(batch))
        .onComplete(
            result -> {
              batchWritten.handle(result);
              if (waiting != null) {
                writeNext();
              }
            });
  }

  /** What could not be written goes with the next change, unless that is about the same entity. */
  private void writeAgain(Map<Key, JsonObject> batch) {
    batch.forEach(
        (key, entity) -> {
          if (!dirty.containsKey(key)) {
            dirty.put(key, entity);
          }
        });
  }
}
