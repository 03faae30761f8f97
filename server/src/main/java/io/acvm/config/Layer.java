package io.acvm.config;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The values of one file by our own flat keys, such as {@code server.port} and {@code
 * providers.nutanix.settings.host}. Flat keys make layers easy: a later one simply replaces.
 */
final class Layer {
  private final Document document;
  private final Consumer<Mistake> mistakes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private Layer(Document document, Consumer<Mistake> mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  static Map<String, Entry> of(Document document, Consumer<Mistake> mistakes) {
    if (OriginalForm.isIn(document)) {
      return OriginalForm.entries(document, mistakes);
    }
    Layer layer = new Layer(document, mistakes);
    for (String name : document.content().fieldNames()) {
      if (name.equals("providers")) {
        layer.addProviders(document.content().getValue(name));
      } else {
        layer.add(name, name, document.content().getValue(name));
      }
    }
    return layer.entries;
  }

  private void add(String key, String written, Object value) {
    if (value instanceof JsonObject object) {
      for (String name : object.fieldNames()) {
        add(key + "." + name, written + "." + name, object.getValue(name));
      }
    } else if (value != null) {
      entries.put(key, document.entry(written, value));
    }
  }

  private void addProviders(Object value) {
    if (value == null) {
      return;
    }
    if (!(value instanceof JsonArray list)) {
      mistakes.accept(document.mistake("providers", "must be a list, each with an id"));
      return;
    }
    for (int i = 0; i < list.size(); i++) {
      String written = "providers." + i;
      if (!(list.getValue(i) instanceof JsonObject provider)) {
        mistakes.accept(document.mistake(written, "must have keys, an id first"));
        continue;
      }
      String id = String.valueOf(provider.getValue("id", ""));
      if (!id.matches("[a-z0-9][a-z0-9-]{0,62}")) {
        mistakes.accept(
            document.mistake(
                written + ".id", "must be given: small letters, digits and dashes, 63 at most"));
      } else if (entries.containsKey("providers." + id + ".id")) {
        mistakes.accept(document.mistake(written + ".id", "another provider has this id"));
      } else {
        add("providers." + id, written, provider);
      }
    }
  }
}
