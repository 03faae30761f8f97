package io.acvm.config;

import java.nio.file.Path;

/**
 * Where the log goes and how much of it.
 *
 * @param level one of TRACE, DEBUG, INFO, WARN, ERROR
 */
public record LoggingConfig(Path directory, Level level) {
  /** How much is written. */
  public enum Level {
    TRACE,
    DEBUG,
    INFO,
    WARN,
    ERROR
  }
}
