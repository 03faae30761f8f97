package io.acvm.app;

import io.acvm.cli.CliEnvironment;
import io.acvm.cli.CliException;
import io.acvm.cli.ExitCode;
import io.acvm.cli.Texts;
import io.acvm.config.AcvmConfig;
import io.acvm.config.ConfigException;
import io.acvm.config.ConfigLoader;
import io.vertx.core.Vertx;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The process of a server, from its configuration to the signal that ends it. */
final class ServerProcess {
  private static final Logger LOG = LoggerFactory.getLogger(ServerProcess.class);
  private static final int START_SECONDS = 60;
  private static final int STOP_SECONDS = 30;

  private final CliEnvironment environment;
  private final Texts texts;

  ServerProcess(CliEnvironment environment) {
    this.environment = environment;
    this.texts = environment.texts();
  }

  /** Runs until a signal ends the process; returns only when there is no start. */
  int run(Map<String, String> options) {
    Vertx vertx = Metrics.vertx();
    try {
      AcvmConfig config = configuration(vertx, options);
      try (DataDirectory data = DataDirectory.open(config.dataDirectory(), texts)) {
        LogFiles.open(config.logging());
        warn(config);
        Server server = new Server(vertx, config, data);
        Readiness readiness = start(server, config);
        stopOnSignal(server, vertx);
        new Greeting(environment.terminal(), texts).print(config, readiness);
        new CountDownLatch(1).await();
      }
      return ExitCode.SUCCESS.number();
    } catch (InterruptedException cause) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED.number();
    } finally {
      close(vertx);
    }
  }

  private AcvmConfig configuration(Vertx vertx, Map<String, String> options) {
    try {
      return new ConfigLoader(vertx, Path.of("").toAbsolutePath())
          .load(environment.variables(), options);
    } catch (ConfigException failure) {
      StringBuilder text =
          new StringBuilder(texts.get("server.configMistakes", failure.mistakes().size()));
      failure
          .mistakes()
          .forEach(each -> text.append(System.lineSeparator()).append("  ").append(each));
      throw new CliException(ExitCode.CONFIGURATION, text.toString(), failure);
    }
  }

  private void warn(AcvmConfig config) {
    PrintWriter err = environment.terminal().err();
    for (String each : config.warnings()) {
      err.println(texts.get("server.warning", each));
      LOG.info("Configuration: {}", each);
    }
    err.flush();
  }

  private Readiness start(Server server, AcvmConfig config) {
    try {
      return server.start().await(START_SECONDS, TimeUnit.SECONDS);
    } catch (Exception cause) {
      // Awaiting throws whatever the future failed with, checked or not.
      LOG.error("The server could not start", cause);
      stop(server);
      throw new StartFailures(texts, config).explain(cause);
    }
  }

  private void stopOnSignal(Server server, Vertx vertx) {
    Thread stopping =
        new Thread(
            () -> {
              stop(server);
              close(vertx);
              LogFiles.close();
            },
            "acvm-stop");
    Runtime.getRuntime().addShutdownHook(stopping);
  }

  private static void stop(Server server) {
    try {
      server.stop().await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (Exception cause) {
      LOG.error("The server did not stop in order", cause);
    }
  }

  private static void close(Vertx vertx) {
    try {
      vertx.close().await(5, TimeUnit.SECONDS);
    } catch (Exception cause) {
      LOG.warn("Vert.x did not close in order", cause);
    }
  }
}
