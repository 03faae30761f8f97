package io.acvm.config;

/**
 * One value and where it was said.
 *
 * @param source a file, {@code environment} or {@code command line}
 * @param key as it is written there, which differs from ours in the environment and in the original
 *     system's file
 * @param line of the file, 0 when there is none
 */
record Entry(Object value, String source, String key, int line) {
  /** The value as text; numbers and booleans as they are usually written. */
  String text() {
    return String.valueOf(value).strip();
  }

  /** Another value that was said in the same place. */
  Entry with(Object other) {
    return new Entry(other, source, key, line);
  }

  Mistake mistake(String text) {
    return new Mistake(source, line, key, text);
  }
}
