package io.acvm.provider.nutanix.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads JSON of which nothing is certain: what is missing or of another type is empty, never an
 * exception.
 */
public final class Json {
  private Json() {}

  /** The object at the end of the path; an empty one if there is none. */
  public static JsonObject object(JsonObject from, String... path) {
    JsonObject at = from;
    for (String key : path) {
      at = at.getValue(key) instanceof JsonObject next ? next : new JsonObject();
    }
    return at;
  }

  /** The objects of an array; none if it is not one. */
  public static List<JsonObject> objects(JsonObject from, String key) {
    List<JsonObject> found = new ArrayList<>();
    if (from.getValue(key) instanceof JsonArray array) {
      array.forEach(
          item -> {
            if (item instanceof JsonObject object) {
              found.add(object);
            }
          });
    }
    return found;
  }

  /** The strings of an array, or the one string that stands in its place. */
  public static List<String> texts(JsonObject from, String key) {
    if (from.getValue(key) instanceof String one) {
      return List.of(one);
    }
    List<String> found = new ArrayList<>();
    if (from.getValue(key) instanceof JsonArray array) {
      array.forEach(
          item -> {
            if (item instanceof String text) {
              found.add(text);
            }
          });
    }
    return found;
  }

  /** A text that is not empty. */
  public static Optional<String> text(JsonObject from, String key) {
    return from.getValue(key) instanceof String text && !text.isEmpty()
        ? Optional.of(text)
        : Optional.empty();
  }

  public static Optional<Long> number(JsonObject from, String key) {
    return from.getValue(key) instanceof Number number
        ? Optional.of(number.longValue())
        : Optional.empty();
  }

  public static boolean flag(JsonObject from, String key, boolean otherwise) {
    return from.getValue(key) instanceof Boolean flag ? flag : otherwise;
  }
}
