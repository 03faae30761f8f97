package io.acvm.cli.organizer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.acvm.cli.NameLookup;
import io.acvm.cli.Texts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files among those that the server listed. */
record Chosen(ArrayNode items) {
  /** Those that are meant by id or path; all where none is named. */
  static Chosen of(JsonNode listed, List<String> references, Texts texts, String notFound) {
    ArrayNode items = JsonNodeFactory.instance.arrayNode();
    if (references.isEmpty()) {
      listed.forEach(items::add);
    }
    for (String each : references) {
      items.add(new NameLookup(texts).one(listed, each, "path", texts.get(notFound, each)));
    }
    return new Chosen(items);
  }

  /** Ids by the provider that has them. */
  Map<String, List<String>> byProvider() {
    Map<String, List<String>> ids = new LinkedHashMap<>();
    items.forEach(
        each ->
            ids.computeIfAbsent(each.path("provider").asText(), provider -> new ArrayList<>())
                .add(each.path("id").asText()));
    return ids;
  }
}
