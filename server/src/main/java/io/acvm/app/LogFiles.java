package io.acvm.app;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.core.joran.spi.JoranException;
import io.acvm.config.LoggingConfig;
import org.slf4j.LoggerFactory;

/** Turns on the log files of a server; client commands have none. */
final class LogFiles {
  private LogFiles() {}

  static void open(LoggingConfig config) {
    LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
    context.reset();
    context.putProperty("acvm.logs", config.directory().toString());
    context.putProperty("acvm.level", config.level().name());
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    try {
      configurator.doConfigure(LogFiles.class.getResource("/logback-server.xml"));
    } catch (JoranException cause) {
      throw new IllegalStateException("logback-server.xml is part of this jar", cause);
    }
  }

  /** Writes what is still to be written. */
  static void close() {
    ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
  }
}
