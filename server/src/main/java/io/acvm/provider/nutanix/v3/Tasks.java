package io.acvm.provider.nutanix.v3;

import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.nutanix.prism.Json;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.prism.TaskWaiter;
import io.acvm.provider.nutanix.prism.TaskWaiter.Look;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tasks of v3: one flat object with a status of its own set of words. */
public final class Tasks {
  private static final Pattern REASONED = Pattern.compile("([A-Z][A-Z_]+):");
  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private final PrismV3Client client;
  private final TaskWaiter waiter;
  private final Duration deadline;

  public Tasks(PrismV3Client client, TaskWaiter waiter, Duration deadline) {
    this.client = client;
    this.waiter = waiter;
    this.deadline = deadline;
  }

  /** Ends when the task has succeeded. */
  public Future<Void> await(String task, Progress progress) {
    return await(task, deadline, progress);
  }

  public Future<Void> await(String task, Duration limit, Progress progress) {
    return waiter.await(() -> client.task(task), Tasks::look, limit, progress);
  }

  static Look look(JsonObject task) {
    String status = Json.text(task, "status").orElse("");
    int percent = Json.number(task, "percentage_complete").orElse(0L).intValue();
    String message = Json.text(task, "operation_type").orElse("task") + " " + status;
    return switch (status) {
      case "QUEUED", "RUNNING", "SUSPENDED" -> new Look(false, Optional.empty(), percent, message);
      case "SUCCEEDED" -> new Look(true, Optional.empty(), 100, message);
      case "FAILED", "ABORTED" ->
          new Look(true, Optional.of(error(status, task)), percent, message);
      default -> throw PrismError.senseless("/tasks");
    };
  }

  /** The code is a reason, or a number while the reason begins the detail. */
  private static PrismError error(String status, JsonObject task) {
    String detail =
        Json.text(task, "error_detail").or(() -> Json.text(task, "progress_message")).orElse("");
    Matcher reasoned = REASONED.matcher(detail);
    String reason = reasoned.lookingAt() ? reasoned.group(1) : status;
    String code = Json.text(task, "error_code").orElse("0");
    return PrismError.task(NUMBER.matcher(code).matches() ? reason : code, detail);
  }
}
