package io.acvm.provider.nutanix.prism;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What Prism refused: an HTTP status with the reason code of its body, or the error code of a
 * failed task. Stays inside the provider; {@link #translate} makes a failure of the catalogue of
 * it. Decisions rest on status and reason, never on the text.
 */
public final class PrismError extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int MAX_TEXT = 500;
  private static final int TASK = 0;
  private static final Set<String> NO_ROOM =
      Set.of("RESOURCE_SHORTAGE", "NO_STORAGE_POLICY_COMPLIANT_CONTAINER");

  private final int status;
  private final boolean understood;
  private final String reason;
  private final String text;
  private final Optional<String> retryAfter;

  private PrismError(
      int status, boolean understood, String reason, String text, Optional<String> retryAfter) {
    super("status " + status + " reason " + reason, null, false, false);
    this.status = status;
    this.understood = understood;
    this.reason = reason;
    this.text = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text;
    this.retryAfter = retryAfter;
  }

  /** Of an answer that is no success, whatever its body. */
  public static PrismError of(int status, Buffer body, Optional<String> retryAfter) {
    try {
      if (body != null && body.length() > 0 && body.toJsonValue() instanceof JsonObject json) {
        return read(status, json, retryAfter);
      }
    } catch (DecodeException notJson) {
      return new PrismError(status, false, "", "", retryAfter);
    }
    return new PrismError(status, false, "", "", retryAfter);
  }

  /** Of an answer that is a success and yet no JSON object as promised. */
  public static AcvmException senseless(String path) {
    return AcvmException.of(ErrorCode.PROVIDER_ANSWER_INVALID, "path", path);
  }

  /** Of a task that ended without success. */
  public static PrismError task(String code, String detail) {
    return new PrismError(TASK, true, code, detail, Optional.empty());
  }

  /** Flat as v3 documents it, under {@code status} as some routes wrap it, or as v2 says it. */
  private static PrismError read(int status, JsonObject json, Optional<String> retryAfter) {
    JsonObject holder = json.containsKey("message_list") ? json : Json.object(json, "status");
    List<JsonObject> messages = Json.objects(holder, "message_list");
    if (!messages.isEmpty()) {
      JsonObject first = messages.get(0);
      String details = first.getValue("details") == null ? "" : " " + first.getValue("details");
      return new PrismError(
          status,
          true,
          Json.text(first, "reason").orElse(""),
          Json.text(first, "message").orElse("") + details,
          retryAfter);
    }
    return new PrismError(
        status, json.containsKey("message"), "", Json.text(json, "message").orElse(""), retryAfter);
  }

  public int status() {
    return status;
  }

  public Optional<String> retryAfter() {
    return retryAfter;
  }

  /** Whether the thing asked for does not exist. */
  public boolean isNotFound() {
    return (understood && status == 404) || reason.equals("ENTITY_NOT_FOUND");
  }

  /** Whether what was to be made exists. */
  public boolean isAlreadyThere() {
    return reason.equals("ENTITY_ALREADY_EXISTS");
  }

  /** Whether somebody else was faster, said at once or by the task. */
  public boolean isConflict() {
    return (status == 409 && !isAlreadyThere())
        || reason.equals("CONCURRENT_REQUESTS_NOT_ALLOWED")
        || reason.equals("CAS_MISMATCH");
  }

  /** The failed future that callers of the provider see for any cause. */
  public static <T> Future<T> translate(Throwable cause) {
    return Future.failedFuture(
        cause instanceof PrismError error ? error.toFailure() : AcvmException.from(cause));
  }

  private AcvmException toFailure() {
    Map<String, String> arguments = new LinkedHashMap<>();
    if (status != TASK) {
      arguments.put("status", Integer.toString(status));
    }
    if (!reason.isEmpty()) {
      arguments.put("reason", reason);
    }
    if (!text.isEmpty()) {
      arguments.put("text", text);
    }
    return AcvmException.of(code(), arguments).causedBy(this);
  }

  private ErrorCode code() {
    if (isConflict()) {
      return ErrorCode.VERSION_CONFLICT;
    }
    if (NO_ROOM.contains(reason)) {
      return ErrorCode.CAPACITY_EXHAUSTED;
    }
    return switch (status) {
      case TASK -> ErrorCode.PROVIDER_REJECTED;
      case 401 -> ErrorCode.PROVIDER_AUTHENTICATION_FAILED;
      case 408, 504 -> ErrorCode.PROVIDER_TIMEOUT;
      case 429, 502, 503 -> ErrorCode.PROVIDER_UNAVAILABLE;
      default -> understood ? ErrorCode.PROVIDER_REJECTED : ErrorCode.PROVIDER_ANSWER_INVALID;
    };
  }
}
