package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One object of a request, read strictly: everything wrong with it is collected and refused
 * together.
 */
final class Node {
  private final JsonObject json;
  private final String path;
  private final Map<String, List<String>> problems;

  private Node(JsonObject json, String path, Map<String, List<String>> problems) {
    this.json = json;
    this.path = path;
    this.problems = problems;
  }

  static Node root(JsonObject body) {
    return new Node(body, "", new LinkedHashMap<>());
  }

  /** Throws the 422 when anything was wrong. */
  void check() {
    if (!problems.isEmpty()) {
      throw ApiError.invalid(problems);
    }
  }

  void problem(String key, String message) {
    problems.computeIfAbsent(pathOf(key), ignored -> new ArrayList<>()).add(message);
  }

  boolean has(String key) {
    return json.getValue(key) != null;
  }

  JsonObject json() {
    return json;
  }

  /** An absent object reads as an empty one. */
  Node object(String key) {
    return json.getValue(key) instanceof JsonObject child
        ? new Node(child, pathOf(key), problems)
        : absent(key, "object");
  }

  Node requiredObject(String key) {
    required(key);
    return object(key);
  }

  List<Node> objects(String key) {
    List<Node> nodes = new ArrayList<>();
    if (json.getValue(key) instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        String itemPath = pathOf(key) + "." + i;
        if (array.getValue(i) instanceof JsonObject item) {
          nodes.add(new Node(item, itemPath, problems));
        } else {
          problems
              .computeIfAbsent(itemPath, ignored -> new ArrayList<>())
              .add("is not of type 'object'");
        }
      }
    } else if (has(key)) {
      problem(key, "is not of type 'array'");
    }
    return nodes;
  }

  /** Null when absent. */
  String string(String key, int maxLength) {
    if (json.getValue(key) instanceof String text) {
      if (text.length() > maxLength) {
        problem(key, "is longer than " + maxLength + " characters");
      }
      return text;
    }
    mistyped(key, "string");
    return null;
  }

  String requiredString(String key, int maxLength) {
    required(key);
    String text = string(key, maxLength);
    if (text != null && text.isEmpty()) {
      problem(key, "is too short");
    }
    return text;
  }

  /** Null when absent. */
  String oneOf(String key, List<String> values) {
    String text = string(key, 64);
    if (text != null && !values.contains(text)) {
      problem(key, "'" + text + "' is not one of " + values);
    }
    return text;
  }

  /** Null when absent. */
  String uuid(String key) {
    String text = string(key, 64);
    if (text != null && !Api.isUuid(text)) {
      problem(key, "'" + text + "' is not a valid UUID");
    }
    return text;
  }

  /** Null when absent or not a whole number. */
  Long integer(String key, long min, long max) {
    Object value = json.getValue(key);
    if (value instanceof Integer || value instanceof Long) {
      long number = ((Number) value).longValue();
      if (number < min || number > max) {
        problem(key, number + " is not between " + min + " and " + max);
      }
      return number;
    }
    mistyped(key, "integer");
    return null;
  }

  /** Null when absent or not a number. */
  Double number(String key, double min, double max) {
    if (json.getValue(key) instanceof Number value) {
      double number = value.doubleValue();
      if (!(number >= min && number <= max)) {
        problem(key, number + " is not between " + min + " and " + max);
      }
      return number;
    }
    mistyped(key, "number");
    return null;
  }

  /** Refuses every other field. */
  void only(List<String> keys) {
    json.fieldNames().stream()
        .filter(key -> !keys.contains(key))
        .forEach(key -> problem(key, "is not known"));
  }

  /** Refuses a field that only the server may fill in. */
  void unexpected(String key) {
    if (has(key)) {
      problems
          .computeIfAbsent(path, ignored -> new ArrayList<>())
          .add("Additional properties are not allowed ('" + key + "' was unexpected)");
    }
  }

  /** Empty when absent; what is no string is refused. */
  List<String> strings(String key) {
    List<String> strings = new ArrayList<>();
    if (json.getValue(key) instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.getValue(i) instanceof String text) {
          strings.add(text);
        } else {
          problem(key + "." + i, "is not of type 'string'");
        }
      }
    } else {
      mistyped(key, "array");
    }
    return strings;
  }

  void eachOneOf(String key, List<String> values) {
    strings(key).stream()
        .filter(text -> !values.contains(text))
        .forEach(text -> problem(key, "'" + text + "' is not one of " + values));
  }

  void bool(String key) {
    if (has(key) && !(json.getValue(key) instanceof Boolean)) {
      problem(key, "is not of type 'boolean'");
    }
  }

  /** The uuid of a reference to an existing entity; null when absent or wrong. */
  String reference(String key, String kind, Table table) {
    if (!has(key)) {
      return null;
    }
    Node reference = object(key);
    String actualKind = reference.string("kind", 64);
    if (!kind.equals(actualKind)) {
      reference.problem("kind", "'" + actualKind + "' is not '" + kind + "'");
    }
    reference.required("uuid");
    String uuid = reference.uuid("uuid");
    if (Api.isUuid(uuid) && table.find(uuid) == null) {
      problem(key, kind + " : " + uuid + " does not exist.");
      return null;
    }
    return uuid;
  }

  void required(String key) {
    if (!has(key)) {
      problems
          .computeIfAbsent(path, ignored -> new ArrayList<>())
          .add("'" + key + "' is a required property");
    }
  }

  /** What is not there is said once; nothing below it is wrong as well. */
  private Node absent(String key, String type) {
    mistyped(key, type);
    return new Node(new JsonObject(), pathOf(key), new LinkedHashMap<>());
  }

  private void mistyped(String key, String type) {
    if (has(key)) {
      problem(key, "is not of type '" + type + "'");
    }
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }
}
