package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final World world;
  private final Table table;
  private final SimulatorClock clock;
  private final TaskTiming timing;
  private final Faults faults;
  private final Loop loop;
  private final Map<TaskKind, Effect> effects = new EnumMap<>(TaskKind.class);
  private final Map<String, Instant> busyUntil = new HashMap<>();
  private final Deque<String> finished = new ArrayDeque<>();
  private final Set<Waiter> waiters = new HashSet<>();

  /** Another one after {@link #clear()}. */
  private int generation;

  private record Waiter(Set<String> tasks, Promise<Void> woken) {}

  /**
   * Runs code on the simulator's event loop, unless it has been closed, and commits what it
   * changed.
   */
  interface Loop {
    Future<Void> run(Runnable code);
  }

  Tasks(World world, SimulatorClock clock, TaskTiming timing, Faults faults, Loop loop) {
    this.world = world;
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
    faults.onTask(kind, world.known(entities), row);
    table.save(uuid, row);
    schedule(row);
    return uuid;
  }

  /**
   * Completes when one of the tasks has ended, at once when one has, at the latest at {@code due}.
   */
  Future<Void> awaitEnd(List<String> uuids, Instant due) {
    boolean ended = uuids.stream().map(table::find).anyMatch(row -> row == null || !isOpen(row));
    if (ended || !due.isAfter(clock.now())) {
      return Future.succeededFuture();
    }
    Waiter waiter = new Waiter(Set.copyOf(uuids), Promise.promise());
    waiters.add(waiter);
    clock.at(due, () -> loop.run(() -> wake(waiter)));
    return waiter.woken().future();
  }

  private void wake(Waiter waiter) {
    waiters.remove(waiter);
    waiter.woken().tryComplete();
  }

  /** False when it has begun already. */
  boolean abort(Work work) {
    JsonObject row = work.row();
    if (!isOpen(row) || !work.status(clock.now()).equals("QUEUED")) {
      return false;
    }
    row.put(
        "fault", new JsonObject().put("code", "ABORTED").put("detail", "The task was aborted."));
    row.remove("held");
    finish(work);
    return true;
  }

  /** Forgets what was under way; its events find nothing to do. */
  void clear() {
    generation++;
    busyUntil.clear();
    finished.clear();
    List.copyOf(waiters).forEach(this::wake);
  }

  private static boolean isOpen(JsonObject row) {
    return OPEN.equals(row.getString("state"));
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
    for (JsonObject row : List.copyOf(table.all())) {
      if (row.containsKey("held") && !row.containsKey("outside")) {
        release(row);
      }
    }
  }

  /** The open tasks that wait for something outside. */
  List<Work> waitingForOutside() {
    return table.all().stream()
        .filter(row -> isOpen(row) && row.containsKey("outside"))
        .map(Work::new)
        .toList();
  }

  /** A task that ends when something outside has: {@link #outsideEnded}. */
  void holdForOutside(String uuid) {
    JsonObject row = table.get(uuid);
    row.put("held", true).put("outside", true);
    table.save(uuid, row);
  }

  /**
   * @param failure null when it went well
   */
  void outsideEnded(String uuid, TaskFailure failure) {
    JsonObject row = table.find(uuid);
    if (row == null || !isOpen(row)) {
      return;
    }
    row.remove("outside");
    if (failure != null) {
      row.put(
          "fault", new JsonObject().put("code", failure.code()).put("detail", failure.detail()));
    }
    release(row);
  }

  private void release(JsonObject row) {
    row.remove("held");
    row.put("ends", Math.min(row.getLong("ends"), clock.now().toEpochMilli()));
    table.save(row.getString("uuid"), row);
    schedule(row);
  }

  private void schedule(JsonObject row) {
    Work work = new Work(row);
    if (work.kind().visible()) {
      busyUntil.merge(work.entityUuid(), work.ends(), (a, b) -> a.isAfter(b) ? a : b);
    }
    if (!row.getBoolean("held", false)) {
      int born = generation;
      SimulatorClock.Event event =
          () ->
              loop.run(
                  () -> {
                    if (born == generation) {
                      finish(work);
                    }
                  });
      if (work.ends().isAfter(clock.now())) {
        clock.at(work.ends(), event);
      } else {
        event.happen();
      }
    }
  }

  private void finish(Work work) {
    JsonObject row = work.row();
    if (!isOpen(row) || row.getBoolean("held", false)) {
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
    List.copyOf(waiters).stream()
        .filter(waiter -> waiter.tasks().contains(work.uuid()))
        .forEach(this::wake);
  }
}
