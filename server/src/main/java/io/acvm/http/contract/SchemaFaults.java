package io.acvm.http.contract;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import io.vertx.json.schema.OutputUnit;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Turns what the schema library reports into one fault for each thing that is wrong.
 *
 * <p>The library also reports every enclosing keyword, reports each invalid declared property once
 * more as an additional one, and names a missing property only in its text; all that is undone
 * here.
 */
final class SchemaFaults {
  private static final Set<String> ENCLOSING = Set.of("properties", "items", "$ref", "allOf");

  private final JsonObject schema;
  private final Object instance;
  private final Set<FieldFault> faults = new LinkedHashSet<>();

  private SchemaFaults(JsonObject schema, Object instance) {
    this.schema = schema;
    this.instance = instance;
  }

  /**
   * @param schema with its references already resolved in place
   * @param instance what was validated
   */
  static List<FieldFault> of(JsonObject schema, Object instance, OutputUnit result) {
    var self = new SchemaFaults(schema, instance);
    result.getErrors().forEach(self::add);
    return withoutFormatOfWrongType(self.faults);
  }

  private void add(OutputUnit error) {
    var location = error.getKeywordLocation();
    var keyword = location.substring(location.lastIndexOf('/') + 1);
    if (ENCLOSING.contains(keyword)) {
      return;
    }
    var owner = schemaAt(location.substring(0, location.lastIndexOf('/')));
    var pointer = decoded(error.getInstanceLocation());
    switch (keyword) {
      case "required" -> addMissing(owner, pointer);
      case "additionalProperties" -> addUndeclared(owner, pointer);
      default -> faults.add(FieldFault.inBody(pointer, keyword, limitOf(owner, keyword)));
    }
  }

  private void addMissing(JsonObject owner, String pointer) {
    var present = JsonPointer.from(pointer).queryJson(instance);
    for (var name : owner.getJsonArray("required")) {
      if (present instanceof JsonObject object && !object.containsKey((String) name)) {
        faults.add(FieldFault.inBody(pointer + "/" + escaped((String) name), "required", null));
      }
    }
  }

  private void addUndeclared(JsonObject owner, String pointer) {
    var name = unescaped(pointer.substring(pointer.lastIndexOf('/') + 1));
    if (!owner.getJsonObject("properties", new JsonObject()).containsKey(name)) {
      faults.add(FieldFault.inBody(pointer, "additionalProperties", null));
    }
  }

  private JsonObject schemaAt(String location) {
    var at = schema;
    for (var segment : location.split("/", -1)) {
      if (!segment.equals("#")
          && !segment.equals("$ref")
          && at.getValue(unescaped(segment)) instanceof JsonObject next) {
        at = next;
      }
    }
    return at;
  }

  private static Object limitOf(JsonObject owner, String keyword) {
    var limit = owner.getValue(keyword);
    if (limit instanceof JsonArray values) {
      return String.join(", ", values.stream().map(String::valueOf).toList());
    }
    return keyword.equals("pattern") || limit instanceof Boolean || limit instanceof JsonObject
        ? null
        : limit;
  }

  private static List<FieldFault> withoutFormatOfWrongType(Set<FieldFault> faults) {
    var list = new ArrayList<>(faults);
    var wrongType =
        list.stream().filter(fault -> fault.rule().equals("type")).map(FieldFault::name).toList();
    list.removeIf(fault -> fault.rule().equals("format") && wrongType.contains(fault.name()));
    return list;
  }

  private static String decoded(String fragment) {
    return URLDecoder.decode(fragment.substring(1).replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private static String unescaped(String segment) {
    return segment.replace("~1", "/").replace("~0", "~");
  }
}
