package io.acvm.http.contract;

import io.vertx.core.json.JsonObject;
import java.util.Map;

/**
 * What a request brought, as the contract allows it: parameters of their declared types with their
 * defaults, and the body. A parameter that is absent and has no default is null.
 */
public final class Input {
  /** Where a request keeps its input once it was validated. */
  public static final String KEY = "acvm.input";

  private final Map<String, Object> parameters;
  private final JsonObject body;

  Input(Map<String, Object> parameters, JsonObject body) {
    this.parameters = parameters;
    this.body = body;
  }

  public String text(String name) {
    return (String) parameters.get(name);
  }

  /** For a parameter with a default. */
  public int number(String name) {
    return ((Number) parameters.get(name)).intValue();
  }

  /** For a parameter with a default. */
  public boolean flag(String name) {
    return (boolean) parameters.get(name);
  }

  /** The body as it came; empty where there was none. */
  public JsonObject body() {
    return body == null ? new JsonObject() : body.copy();
  }

  /** The body as the generated record; an optional body that is absent reads as an empty object. */
  public <T> T body(Class<T> type) {
    return ApiJson.read(body, type);
  }
}
