package io.acvm.config;

/**
 * One thing that is wrong in the configuration.
 *
 * @param source a file, {@code environment} or {@code command line}
 * @param line of the file, 0 when it is not known
 * @param key as it is written there, or as it would have to be
 * @param text what is wrong and how to put it right; never a secret
 */
public record Mistake(String source, int line, String key, String text) {
  @Override
  public String toString() {
    return source + (line > 0 ? ":" + line : "") + ": " + (key.isEmpty() ? "" : key + ": ") + text;
  }
}
