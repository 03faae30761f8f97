package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/** A request Prism refuses at once, with the flat body that every failure of v3 has. */
final class ApiError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient JsonObject body;

  private ApiError(int status, String kind, String reason, String message, Object details) {
    super(message, null, false, false);
    this.status = status;
    JsonObject entry = new JsonObject().put("message", message).put("reason", reason);
    if (details != null) {
      entry.put("details", details);
    }
    this.body = new JsonObject().put("api_version", Api.VERSION).put("code", status);
    if (kind != null) {
      body.put("kind", kind);
    }
    body.put("message_list", new JsonArray().add(entry)).put("state", "ERROR");
  }

  int status() {
    return status;
  }

  JsonObject body() {
    return body;
  }

  static ApiError of(int status, String reason, String message) {
    return new ApiError(status, null, reason, message, null);
  }

  static ApiError notFound(String kind, String uuid) {
    return new ApiError(
        404, kind, "ENTITY_NOT_FOUND", kind + " : " + uuid + " does not exist.", null);
  }

  /** The recorded 401 carries its details as a string, against the contract. */
  static ApiError authenticationRequired() {
    return new ApiError(
        401,
        null,
        "AUTHENTICATION_REQUIRED",
        "Authentication required.",
        "Basic realm=\"Intent Gateway Login Required\"");
  }

  /** Problems by the path of the field, as in {@code {"spec.name": ["..."]}}. */
  static ApiError invalid(Map<String, List<String>> problems) {
    JsonObject details = new JsonObject();
    problems.forEach((path, messages) -> details.put(path, new JsonArray(List.copyOf(messages))));
    return new ApiError(422, null, "INVALID_REQUEST", "Request could not be processed.", details);
  }

  static ApiError invalid(String path, String message) {
    return invalid(Map.of(path, List.of(message)));
  }

  static ApiError badRequest() {
    return of(400, "INVALID_REQUEST", "Request could not be processed.");
  }

  static ApiError invalidUuid(String text) {
    return of(422, "INVALID_UUID", "Invalid UUID: " + text);
  }

  /** The text is what clients look for before they read again and retry. */
  static ApiError editConflict(String kind) {
    return new ApiError(
        409, kind, "CONCURRENT_REQUESTS_NOT_ALLOWED", "Edit conflict: please retry change.", null);
  }

  static ApiError alreadyExists(String kind, String uuid) {
    return new ApiError(
        422, kind, "ENTITY_ALREADY_EXISTS", kind + " : " + uuid + " already exists.", null);
  }
}
