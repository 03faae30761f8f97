package io.acvm.config;

import io.vertx.core.json.JsonObject;

/** A file that was read. */
record Document(String source, JsonObject content, KeyLines lines) {
  Entry entry(String key, Object value) {
    return new Entry(value, source, key, lines.of(key));
  }

  Mistake mistake(String key, String text) {
    return new Mistake(source, lines.of(key), key, text);
  }
}
