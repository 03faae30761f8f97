package io.acvm.provider.nutanix.prism;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * One request to Prism.
 *
 * @param path absolute, with nothing in it that came from outside unchecked
 * @param repeatable whether doing it twice is as good as doing it once, so that it may be sent
 *     again when nobody knows what became of it
 */
public record PrismCall(
    HttpMethod method,
    String path,
    Map<String, String> query,
    Optional<JsonObject> body,
    boolean repeatable) {
  public static PrismCall get(String path) {
    return new PrismCall(HttpMethod.GET, path, Map.of(), Optional.empty(), true);
  }

  public static PrismCall delete(String path) {
    return new PrismCall(HttpMethod.DELETE, path, Map.of(), Optional.empty(), true);
  }

  public static PrismCall put(String path, JsonObject body) {
    return new PrismCall(HttpMethod.PUT, path, Map.of(), Optional.of(body), true);
  }

  /** A POST that may be sent again: it reads, or names what it makes. */
  public static PrismCall repeatablePost(String path, JsonObject body) {
    return new PrismCall(HttpMethod.POST, path, Map.of(), Optional.of(body), true);
  }

  public static PrismCall post(String path, JsonObject body) {
    return new PrismCall(HttpMethod.POST, path, Map.of(), Optional.of(body), false);
  }

  public PrismCall with(Map<String, String> parameters) {
    return new PrismCall(method, path, parameters, body, repeatable);
  }
}
