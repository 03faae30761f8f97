package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;

/** The file {@code simulator.properties} of an installation; what is missing has its default. */
final class Settings {
  static final String FILE = "simulator.properties";

  private final Properties values;

  private Settings(Properties values) {
    this.values = values;
  }

  static Settings read(Path home) throws IOException {
    return new Settings(properties(home.resolve(FILE)));
  }

  /** The properties of a file in UTF-8; none when it is not there. */
  static Properties properties(Path file) throws IOException {
    Properties values = new Properties();
    try (Reader in = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      values.load(in);
    } catch (NoSuchFileException e) {
      return values;
    }
    return values;
  }

  long delayMillis(Delay delay) {
    return number(delay.key(), delay.defaultMillis);
  }

  String text(String key, String fallback) {
    return values.getProperty(key, fallback);
  }

  long number(String key, long fallback) {
    String text = values.getProperty(key);
    try {
      return text == null ? fallback : Long.parseLong(text.trim());
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(FILE + ": " + key + " is not a number", e);
    }
  }
}
