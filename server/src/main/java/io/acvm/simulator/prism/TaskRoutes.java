package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;

/**
 * {@code GET /tasks/uuid}: one flat object, without the metadata, spec and status of other kinds.
 */
final class TaskRoutes {
  private final World world;
  private final SimulatorClock clock;

  TaskRoutes(World world, SimulatorClock clock) {
    this.world = world;
    this.clock = clock;
  }

  void mount(Http http) {
    http.get("/tasks/:uuid", call -> Answer.ok(view(new Work(world.tasks.get(call.uuid("uuid"))))));
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
            .put("error_code", work.errorCode())
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
