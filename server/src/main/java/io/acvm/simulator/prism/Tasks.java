package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Work that takes time. A task is a row that says when it starts and ends; only its end is an
 * event, everything between is read off the clock. Tasks on one entity run one after another. A
 * task left open by a killed process is taken up again by {@link #resume()}.
 */
final class Tasks {
  /** What a kind of task does when its time has come; throws {@link TaskFailure} when it cannot. */
  interface Effect {
    void apply(Work work);

    default void failed(Work work, TaskFailure failure) {}
  }

  private static final String OPEN = "OPEN";

  /**
   * Finished tasks stay readable at least this many tasks long; how long a real one keeps them is
   * not known.
   */
  private static final int KEPT = 50_000;

  private final Table table;
  private final SimulatorClock clock;
  private final TaskTiming timing;
  private final Faults faults;
  private final Loop loop;
  private final Map<TaskKind, Effect> effects = new EnumMap<>(TaskKind.class);
  private final Map<String, Instant> busyUntil = new HashMap<>();
  private final Deque<String> finished = new ArrayDeque<>();

  /**
   * Runs code on the simulator's event loop, unless it has been closed, and commits what it
   * changed.
   */
  interface Loop {
    Future<Void> run(Runnable code);
  }

  Tasks(World world, SimulatorClock clock, TaskTiming timing, Faults faults, Loop loop) {
    this.table = world.tasks;
    this.clock = clock;
    this.timing = timing;
    this.faults = faults;
    this.loop = loop;
  }

  void register(TaskKind kind, Effect effect) {
    effects.put(kind, effect);
  }

  /**
   * Writes a new task down and lets it begin.
   *
   * @param entities what the work is done to; it queues behind earlier work on the first
   * @return uuid of the task
   */
  String start(TaskKind kind, String cluster, List<JsonObject> entities, JsonObject payload) {
    String uuid = UUID.randomUUID().toString();
    Instant now = clock.now();
    Instant starts = kind.visible() ? firstFree(entities.get(0), now).plus(timing.queued()) : now;
    JsonObject row =
        new JsonObject()
            .put("uuid", uuid)
            .put("kind", kind.name())
            .put("state", OPEN)
            .put("created", now.toEpochMilli())
            .put("starts", starts.toEpochMilli())
            .put("ends", starts.plus(timing.running().apply(kind)).toEpochMilli())
            .put("entities", new JsonArray(entities))
            .put("payload", payload);
    if (cluster != null) {
      row.put("cluster", cluster);
    }
    if (kind.visible()) {
      faults.onTask(kind, row);
    }
    table.save(uuid, row);
    schedule(row);
    return uuid;
  }

  private Instant firstFree(JsonObject entity, Instant now) {
    Instant free = busyUntil.getOrDefault(entity.getString("uuid"), now);
    return free.isAfter(now) ? free : now;
  }

  void resume() {
    for (JsonObject row : List.copyOf(table.all())) {
      if (row.getString("state").equals(OPEN)) {
        schedule(row);
      } else {
        keep(row.getString("uuid"));
      }
    }
  }

  private void keep(String uuid) {
    finished.add(uuid);
    if (finished.size() > KEPT) {
      table.remove(finished.remove());
    }
  }

  /** Lets the tasks go on that a fault rule held. */
  void releaseHeld() {
    for (JsonObject row : table.all()) {
      if (row.remove("held") != null) {
        row.put("ends", clock.now().toEpochMilli());
        table.save(row.getString("uuid"), row);
        schedule(row);
      }
    }
  }

  private void schedule(JsonObject row) {
    Work work = new Work(row);
    if (work.kind().visible()) {
      busyUntil.merge(work.entityUuid(), work.ends(), (a, b) -> a.isAfter(b) ? a : b);
    }
    if (!row.getBoolean("held", false)) {
      SimulatorClock.Event event = () -> loop.run(() -> finish(work));
      if (work.ends().isAfter(clock.now())) {
        clock.at(work.ends(), event);
      } else {
        event.happen();
      }
    }
  }

  private void finish(Work work) {
    JsonObject row = work.row();
    if (!row.getString("state").equals(OPEN)) {
      return;
    }
    Effect effect = effects.get(work.kind());
    row.put("completed", clock.now().toEpochMilli());
    try {
      if (row.getJsonObject("fault") != null) {
        JsonObject fault = row.getJsonObject("fault");
        throw new TaskFailure(fault.getString("code"), fault.getString("detail"));
      }
      effect.apply(work);
      row.put("state", "SUCCEEDED");
    } catch (TaskFailure failure) {
      row.put("state", "FAILED")
          .put("errorCode", failure.code())
          .put("errorDetail", failure.getMessage());
      effect.failed(work, failure);
    }
    row.remove("payload");
    if (work.kind().visible()) {
      table.save(work.uuid(), row);
      keep(work.uuid());
    } else {
      table.remove(work.uuid());
    }
    busyUntil.remove(work.entityUuid(), work.ends());
  }
}
