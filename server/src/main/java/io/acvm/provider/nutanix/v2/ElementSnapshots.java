package io.acvm.provider.nutanix.v2;

import io.acvm.domain.provider.Snapshot;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.nutanix.prism.Json;
import io.acvm.provider.nutanix.prism.PrismCall;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.prism.PrismHttp;
import io.acvm.provider.nutanix.prism.TaskWaiter;
import io.acvm.provider.nutanix.prism.TaskWaiter.Look;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots of a VM by the Prism Element API v2, which Prism Central passes on to the cluster named
 * in {@code proxyClusterUuid}: v3 has no supported way. They hold no memory, no description and no
 * tree.
 */
public final class ElementSnapshots {
  private static final String BASE = "/PrismGateway/services/rest/v2.0";

  private final PrismHttp http;
  private final TaskWaiter waiter;
  private final Duration deadline;

  public ElementSnapshots(PrismHttp http, TaskWaiter waiter, Duration deadline) {
    this.http = http;
    this.waiter = waiter;
    this.deadline = deadline;
  }

  /** Those of one VM, oldest first. */
  public Future<List<Snapshot>> list(String cluster, String vm) {
    String path = BASE + "/snapshots";
    return http.send(PrismCall.get(path).with(Map.of("proxyClusterUuid", cluster, "vm_uuid", vm)))
        .compose(
            answer ->
                answer.getValue("entities") instanceof JsonArray
                    ? Future.succeededFuture(snapshots(answer, vm))
                    : Future.failedFuture(PrismError.senseless(path)));
  }

  private static List<Snapshot> snapshots(JsonObject answer, String vm) {
    return Json.objects(answer, "entities").stream()
        .filter(one -> Json.text(one, "vm_uuid").equals(Optional.of(vm)))
        .filter(one -> !Json.flag(one, "deleted", false))
        .flatMap(one -> Json.text(one, "uuid").map(id -> snapshot(id, one)).stream())
        .sorted(Comparator.comparing(Snapshot::createdAt))
        .toList();
  }

  private static Snapshot snapshot(String id, JsonObject entity) {
    long micros = Json.number(entity, "created_time").orElse(0L);
    return new Snapshot(
        new SnapshotId(id),
        Json.text(entity, "snapshot_name").orElse(""),
        Optional.empty(),
        Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
        Optional.empty(),
        false,
        false,
        List.of());
  }

  /** Makes one; its id is what the list has more afterwards. */
  public Future<SnapshotId> create(String cluster, String vm, String name, Progress progress) {
    JsonObject body =
        new JsonObject()
            .put(
                "snapshot_specs",
                new JsonArray()
                    .add(new JsonObject().put("vm_uuid", vm).put("snapshot_name", name)));
    return list(cluster, vm)
        .compose(
            before ->
                work(cluster, PrismCall.post(BASE + "/snapshots", body), progress)
                    .compose(done -> list(cluster, vm))
                    .compose(after -> added(before, after, name)));
  }

  private static Future<SnapshotId> added(
      List<Snapshot> before, List<Snapshot> after, String name) {
    List<SnapshotId> known = before.stream().map(Snapshot::id).toList();
    return after.stream()
        .filter(one -> one.name().equals(name) && !known.contains(one.id()))
        .map(one -> Future.succeededFuture(one.id()))
        .findFirst()
        .orElseGet(() -> Future.failedFuture(PrismError.senseless(BASE + "/snapshots")));
  }

  /** Puts the VM, which must be off, back; also its network cards. */
  public Future<Void> restore(String cluster, String vm, String snapshot, Progress progress) {
    JsonObject body =
        new JsonObject()
            .put("uuid", vm)
            .put("snapshot_uuid", snapshot)
            .put("restore_network_configuration", true);
    PrismCall call = PrismCall.repeatablePost(BASE + "/vms/" + vm + "/restore", body);
    return work(cluster, call, progress);
  }

  /** Deletes one; a success if it is gone already. */
  public Future<Void> delete(String cluster, String snapshot, Progress progress) {
    return work(cluster, PrismCall.delete(BASE + "/snapshots/" + snapshot), progress)
        .recover(
            cause ->
                cause instanceof PrismError error && error.isNotFound()
                    ? Future.succeededFuture()
                    : Future.failedFuture(cause));
  }

  private Future<Void> work(String cluster, PrismCall call, Progress progress) {
    Map<String, String> proxy = Map.of("proxyClusterUuid", cluster);
    return http.send(call.with(proxy))
        .compose(
            answer ->
                Json.text(answer, "task_uuid")
                    .filter(task -> task.matches("[0-9a-fA-F-]{36}"))
                    .map(
                        task -> await(PrismCall.get(BASE + "/tasks/" + task).with(proxy), progress))
                    .orElseGet(() -> Future.failedFuture(PrismError.senseless(call.path()))));
  }

  private Future<Void> await(PrismCall task, Progress progress) {
    return waiter.await(() -> http.send(task), ElementSnapshots::look, deadline, progress);
  }

  /** The words are those of v2: capitalised, and other than those of v3. */
  static Look look(JsonObject task) {
    String status = Json.text(task, "progress_status").orElse("");
    int percent = Json.number(task, "percentage_complete").orElse(0L).intValue();
    String message = Json.text(task, "operation_type").orElse("task") + " " + status;
    return switch (status) {
      case "Queued", "Running" -> new Look(false, Optional.empty(), percent, message);
      case "Succeeded" -> new Look(true, Optional.empty(), 100, message);
      case "Failed", "Aborted" -> {
        JsonObject meta = Json.object(task, "meta_response");
        String code = Json.text(meta, "error_code").orElse(status);
        String detail = Json.text(meta, "error_detail").orElse("");
        yield new Look(true, Optional.of(PrismError.task(code, detail)), percent, message);
      }
      default -> throw PrismError.senseless(BASE + "/tasks");
    };
  }
}
