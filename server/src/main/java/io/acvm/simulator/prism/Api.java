package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;

/** What all of v3 shares: references, times, the bodies of accepted work. */
final class Api {
  static final String VERSION = "3.1";
  static final String SPEC_HASH = "0".repeat(50);
  private static final Pattern UUID =
      Pattern.compile("[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}");

  private Api() {}

  static boolean isUuid(String text) {
    return text != null && UUID.matcher(text).matches();
  }

  static JsonObject reference(String kind, String uuid) {
    return new JsonObject().put("kind", kind).put("uuid", uuid);
  }

  static JsonObject reference(String kind, String uuid, String name) {
    return reference(kind, uuid).put("name", name);
  }

  /** RFC 3339 in UTC without a fraction, as every time a v3 server makes. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  static JsonObject object(JsonObject parent, String key) {
    JsonObject child = parent.getJsonObject(key);
    return child == null ? new JsonObject() : child;
  }

  static List<JsonObject> objects(JsonObject parent, String key) {
    JsonArray array = parent.getJsonArray(key);
    return array == null ? List.of() : array.stream().map(JsonObject.class::cast).toList();
  }

  /**
   * 202 of POST and PUT: what was sent comes back, spec_version is 0, the task is a plain string.
   */
  static Answer accepted(String kind, String uuid, JsonObject request, String taskUuid) {
    JsonObject metadata =
        object(request, "metadata")
            .copy()
            .put("kind", kind)
            .put("uuid", uuid)
            .put("spec_version", 0);
    if (metadata.getValue("use_categories_mapping") == null) {
      metadata.put("use_categories_mapping", false);
    }
    return new Answer(
        202,
        new JsonObject()
            .put("api_version", VERSION)
            .put("metadata", metadata)
            .put("spec", object(request, "spec"))
            .put("status", pending("PENDING", taskUuid)));
  }

  /** 202 of DELETE: the spec is an empty string, the metadata has no uuid. */
  static Answer deleting(String kind, String taskUuid) {
    return new Answer(
        202,
        new JsonObject()
            .put("api_version", VERSION)
            .put("metadata", new JsonObject().put("kind", kind))
            .put("spec", "")
            .put("status", pending("DELETE_PENDING", taskUuid)));
  }

  static Answer task(int status, String taskUuid) {
    return new Answer(status, new JsonObject().put("task_uuid", taskUuid));
  }

  private static JsonObject pending(String state, String taskUuid) {
    return new JsonObject()
        .put("state", state)
        .put("execution_context", new JsonObject().put("task_uuid", taskUuid));
  }
}
