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
      return waiting == null ? writing : waiting.future();
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
    List<Change> batch = new ArrayList<>(dirty.size());
    dirty.forEach(
        (key, entity) ->
            batch.add(new Change(key.kind(), key.uuid(), entity == null ? null : entity.encode())));
    dirty.clear();
    writing = batchWritten.future();
    context
        .<Void>executeBlocking(
            () -> {
              file.write(batch);
              return null;
            })
        .onComplete(
            result -> {
              batchWritten.handle(result);
              if (waiting != null) {
                writeNext();
              }
            });
  }
}
