package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** {@code /tasks}: flat objects, without the metadata, spec and status of other kinds. */
final class TaskRoutes {
  private static final int MAX_POLL_SECONDS = 30;

  /** The tests of the Ansible collection expect no other; the reason begins the detail. */
  private static final String FAILED = "500";

  private final World world;
  private final Tasks tasks;
  private final SimulatorClock clock;

  TaskRoutes(World world, Tasks tasks, SimulatorClock clock) {
    this.world = world;
    this.tasks = tasks;
    this.clock = clock;
  }

  void mount(Http http) {
    Map<String, Function<Work, String>> attributes =
        Map.of(
            "status", work -> work.status(clock.now()),
            "uuid", Work::uuid,
            "operation_type", work -> work.kind().operationType(),
            "creation_time_usecs", work -> String.valueOf(Api.micros(work.created())));
    Listing<Work> listing =
        new Listing<>("task", Listing.Style.FULL, this::visible, attributes, this::view);
    http.post("/tasks/list", listing::list);
    http.slow(HttpMethod.POST, "/tasks/poll", this::poll);
    http.get("/tasks/:uuid", call -> Answer.ok(view(work(call.uuid("uuid")))));
    http.post("/tasks/:uuid/abort", this::abort);
  }

  private List<Work> visible() {
    return world.tasks.byPosition().stream()
        .map(Work::new)
        .filter(work -> work.kind().visible())
        .toList();
  }

  private Work work(String uuid) {
    return new Work(world.tasks.get(uuid));
  }

  /** Answers as soon as one of the tasks has ended, or when the time asked for is over. */
  private Future<Answer> poll(Call call) {
    Node root = Node.root(call.body());
    root.required("task_uuid_list");
    root.required("poll_timeout_seconds");
    Long seconds = root.integer("poll_timeout_seconds", 0, MAX_POLL_SECONDS);
    List<String> uuids = root.strings("task_uuid_list");
    root.check();
    uuids.forEach(this::work);
    return tasks
        .awaitEnd(uuids, clock.now().plusSeconds(seconds == null ? 0 : seconds))
        .map(ended -> polled(uuids));
  }

  private Answer polled(List<String> uuids) {
    JsonArray entities = new JsonArray();
    for (String uuid : uuids) {
      JsonObject row = world.tasks.find(uuid);
      if (row != null && new Work(row).completed() != null) {
        entities.add(view(new Work(row)));
      }
    }
    return Answer.ok(
        new JsonObject().put("entities", entities).put("has_poll_timed_out", entities.isEmpty()));
  }

  /** Only what still waits can be given up; what becomes of running work is not documented. */
  private Answer abort(Call call) {
    if (!tasks.abort(work(call.uuid("uuid")))) {
      throw ApiError.of(422, "ACTION_NOT_SUPPORTED", "The task cannot be aborted.");
    }
    return new Answer(200, null);
  }

  private JsonObject view(Work work) {
    Instant now = clock.now();
    String status = work.status(now);
    Instant completed = work.completed();
    JsonObject task =
        new JsonObject()
            .put("api_version", Api.VERSION)
            .put("uuid", work.uuid())
            .put("status", status)
            .put("operation_type", work.kind().operationType())
            .put("percentage_complete", work.percentage(now))
            .put("progress_message", work.kind().operationType())
            .put("logical_timestamp", completed != null ? 3 : status.equals("RUNNING") ? 2 : 1)
            .put("error_code", work.errorDetail() == null ? "0" : FAILED)
            .put("entity_reference_list", new JsonArray(work.entities()).copy())
            .put("subtask_reference_list", new JsonArray());
    if (work.errorDetail() != null) {
      task.put("error_detail", work.errorDetail());
    }
    if (work.cluster() != null) {
      task.put("cluster_reference", Api.reference("cluster", work.cluster()));
    }
    putTime(task, "creation_time", work.created());
    boolean started = !now.isBefore(work.starts());
    if (started) {
      putTime(task, "start_time", work.starts());
    }
    if (completed != null) {
      putTime(task, "completion_time", completed);
    }
    Instant updated = completed != null ? completed : started ? work.starts() : work.created();
    return task.put("last_update_time", Api.time(updated));
  }

  private static void putTime(JsonObject task, String key, Instant time) {
    task.put(key, Api.time(time)).put(key + "_usecs", Api.micros(time));
  }
}
