package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Compares an answer with the shape it was recorded in. A shape is JSON in which {@code "<uuid>"}
 * and the like stand for any such value, a key that ends in {@code ?} may be missing, a key {@code
 * "..."} allows further fields, and a list that ends in {@code "..."} holds any number of items,
 * each like one of those before it. Everything else has to be equal, and no field more is there.
 */
final class Golden {
  private static final String MORE = "...";
  private static final Map<String, Predicate<Object>> ANY_OF =
      Map.of(
          "<any>", value -> true,
          "<text>", value -> value instanceof String,
          "<flag>", value -> value instanceof Boolean,
          "<number>", value -> value instanceof Integer || value instanceof Long,
          "<uuid>", value -> value instanceof String text && Api.isUuid(text),
          "<ip>", value -> value instanceof String text && Ipv4.isValid(text),
          "<mac>", matching("50:6b:8d(:[0-9a-f]{2}){3}"),
          "<time>", matching("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ"),
          "<basic realm>", matching("Basic realm=.*"));

  private final List<String> differences = new ArrayList<>();

  private Golden() {}

  private static Predicate<Object> matching(String pattern) {
    return value -> value instanceof String text && text.matches(pattern);
  }

  /** Empty when {@code actual} has the shape; otherwise what is different, by path. */
  static List<String> differences(Object shape, Object actual) {
    Golden golden = new Golden();
    golden.compare("", shape, actual);
    return golden.differences;
  }

  private void compare(String path, Object shape, Object actual) {
    if (shape instanceof String name && ANY_OF.containsKey(name)) {
      note(path, ANY_OF.get(name).test(actual), shape, actual);
    } else if (shape instanceof JsonObject object && actual instanceof JsonObject given) {
      compareObjects(path, object, given);
    } else if (shape instanceof JsonArray array && actual instanceof JsonArray given) {
      compareArrays(path, array, given);
    } else {
      note(path, equal(shape, actual), shape, actual);
    }
  }

  private static boolean equal(Object shape, Object actual) {
    return (shape instanceof Number one && actual instanceof Number other)
        ? one.longValue() == other.longValue()
        : Objects.equals(shape, actual);
  }

  private void compareObjects(String path, JsonObject shape, JsonObject actual) {
    for (String key : shape.fieldNames()) {
      String name = key.endsWith("?") ? key.substring(0, key.length() - 1) : key;
      if (key.equals(MORE)) {
        continue;
      }
      if (actual.containsKey(name)) {
        compare(path + "/" + name, shape.getValue(key), actual.getValue(name));
      } else if (name.equals(key)) {
        differences.add(path + "/" + name + " is missing");
      }
    }
    actual.fieldNames().stream()
        .filter(name -> !shape.containsKey(name) && !shape.containsKey(name + "?"))
        .filter(name -> !shape.containsKey(MORE))
        .forEach(name -> differences.add(path + "/" + name + " is too much"));
  }

  private void compareArrays(String path, JsonArray shape, JsonArray actual) {
    boolean open = !shape.isEmpty() && MORE.equals(shape.getValue(shape.size() - 1));
    if (!open) {
      note(path + " length", shape.size() == actual.size(), shape.size(), actual.size());
    }
    for (int i = 0; i < actual.size(); i++) {
      Object item = actual.getValue(i);
      if (open) {
        List<String> closest = closest(shape, item);
        String at = path + "/" + i;
        closest.forEach(difference -> differences.add(at + difference));
      } else if (i < shape.size()) {
        compare(path + "/" + i, shape.getValue(i), item);
      }
    }
  }

  private static List<String> closest(JsonArray shape, Object item) {
    List<String> closest = null;
    for (int i = 0; i < shape.size() - 1; i++) {
      List<String> found = differences(shape.getValue(i), item);
      if (closest == null || found.size() < closest.size()) {
        closest = found;
      }
    }
    return closest == null ? List.of() : closest;
  }

  private void note(String path, boolean alike, Object shape, Object actual) {
    if (!alike) {
      differences.add(path + " is " + actual + ", not " + shape);
    }
  }
}
