package io.acvm.provider.nutanix.v3;

import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.prism.Json;
import io.acvm.provider.nutanix.prism.PrismCall;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.prism.PrismHttp;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The calls of Prism Central's REST API v3 that the provider makes; JSON in, JSON out. */
public final class PrismV3Client {
  /** Base path of the API. */
  static final String BASE = "/api/nutanix/v3";

  private static final int LIST_READS = 3;

  private final PrismHttp http;
  private final NutanixSettings settings;

  public PrismV3Client(PrismHttp http, NutanixSettings settings) {
    this.http = http;
    this.settings = settings;
  }

  /** Whether a text can name an entity at all; nothing else may become part of a path. */
  public static boolean isUuid(String text) {
    return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
  }

  public Future<JsonObject> usersMe() {
    return http.send(PrismCall.get(BASE + "/users/me"));
  }

  public Future<JsonObject> prismCentral() {
    return http.send(PrismCall.get(BASE + "/prism_central"));
  }

  /**
   * One entity; empty if there is none.
   *
   * @param plural such as {@code vms}
   */
  public Future<Optional<JsonObject>> find(String plural, String uuid) {
    if (!isUuid(uuid)) {
      return Future.succeededFuture(Optional.empty());
    }
    return http.send(PrismCall.get(BASE + "/" + plural + "/" + uuid))
        .map(Optional::of)
        .recover(
            cause ->
                cause instanceof PrismError error && error.isNotFound()
                    ? Future.succeededFuture(Optional.empty())
                    : Future.failedFuture(cause));
  }

  /**
   * All entities of a kind, each once. Pages shift while others make and delete entities, so a list
   * that ends up shorter than Prism says is read again.
   *
   * @param plural such as {@code vms}
   * @param kind such as {@code vm}
   */
  public Future<List<JsonObject>> listAll(String plural, String kind) {
    return read(plural, kind, 1);
  }

  private Future<List<JsonObject>> read(String plural, String kind, int number) {
    Map<String, JsonObject> found = new LinkedHashMap<>();
    return pages(plural, kind, 0, found)
        .compose(
            total ->
                found.size() >= total || number == LIST_READS
                    ? Future.succeededFuture(new ArrayList<>(found.values()))
                    : read(plural, kind, number + 1));
  }

  /** Reads from {@code offset} to the end; the number of all entities by the last page. */
  private Future<Long> pages(
      String plural, String kind, int offset, Map<String, JsonObject> found) {
    String path = BASE + "/" + plural + "/list";
    JsonObject question =
        new JsonObject().put("kind", kind).put("length", settings.pageSize()).put("offset", offset);
    return http.send(PrismCall.repeatablePost(path, question))
        .compose(
            page -> {
              if (!(page.getValue("entities") instanceof Iterable)) {
                return Future.failedFuture(PrismError.senseless(path));
              }
              int before = found.size();
              List<JsonObject> entities = Json.objects(page, "entities");
              entities.forEach(one -> uuid(one).ifPresent(id -> found.putIfAbsent(id, one)));
              int next = offset + entities.size();
              long total = Json.number(Json.object(page, "metadata"), "total_matches").orElse(0L);
              boolean more = next < total && found.size() > before;
              return more ? pages(plural, kind, next, found) : Future.succeededFuture(total);
            });
  }

  /** The uuid of any entity. */
  public static Optional<String> uuid(JsonObject entity) {
    return Json.text(Json.object(entity, "metadata"), "uuid");
  }

  /** Reserves a UUID that a VM may be made with later. */
  public Future<String> reserveUuid() {
    JsonObject question =
        new JsonObject()
            .put("client_identifier", "acvm-" + UUID.randomUUID())
            .put("count", 1)
            .put("valid_duration_in_minutes", 24 * 60);
    String path = BASE + "/idempotence_identifiers";
    return http.send(PrismCall.repeatablePost(path, question))
        .compose(
            answer ->
                Json.texts(answer, "uuid_list").stream()
                    .filter(PrismV3Client::isUuid)
                    .findFirst()
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(PrismError.senseless(path))));
  }

  /**
   * Accepts the making of a VM whose {@code metadata.uuid} is reserved.
   *
   * @return the task
   */
  public Future<String> createVm(JsonObject vm) {
    return http.send(PrismCall.repeatablePost(BASE + "/vms", vm))
        .compose(answer -> taskOf(answer, "/vms"));
  }

  /**
   * Accepts the copying of a VM to a reserved {@code metadata.uuid}.
   *
   * @return the task
   */
  public Future<String> cloneVm(String source, JsonObject body) {
    String path = BASE + "/vms/" + source + "/clone";
    return http.send(PrismCall.repeatablePost(path, body)).compose(answer -> taskOf(answer, path));
  }

  /**
   * Accepts a changed VM as {@link #find} gave it; may be repeated because its version is checked.
   *
   * @return the task
   */
  public Future<String> putVm(String uuid, JsonObject vm) {
    String path = BASE + "/vms/" + uuid;
    JsonObject body = vm.copy();
    body.remove("status");
    return http.send(PrismCall.put(path, body)).compose(answer -> taskOf(answer, path));
  }

  /**
   * Accepts the deletion.
   *
   * @return the task
   */
  public Future<String> deleteVm(String uuid) {
    String path = BASE + "/vms/" + uuid;
    return http.send(PrismCall.delete(path)).compose(answer -> taskOf(answer, path));
  }

  /**
   * Accepts {@code acpi_reboot} or {@code reset}.
   *
   * @return the task
   */
  public Future<String> act(String uuid, String action) {
    String path = BASE + "/vms/" + uuid + "/" + action;
    return http.send(PrismCall.post(path, new JsonObject()))
        .compose(answer -> taskOf(answer, path));
  }

  Future<JsonObject> task(String uuid) {
    return http.send(PrismCall.get(BASE + "/tasks/" + uuid));
  }

  /** The task of an accepted intent, wherever an answer has it. */
  public static Optional<String> task(JsonObject answer) {
    List<String> intents =
        Json.texts(Json.object(answer, "status", "execution_context"), "task_uuid");
    return Json.text(answer, "task_uuid")
        .or(() -> intents.stream().reduce((first, last) -> last))
        .filter(PrismV3Client::isUuid);
  }

  private static Future<String> taskOf(JsonObject answer, String path) {
    return task(answer)
        .map(Future::succeededFuture)
        .orElseGet(() -> Future.failedFuture(PrismError.senseless(path)));
  }
}
