package io.acvm.app;

import io.acvm.cli.Texts;
import io.acvm.config.AcvmConfig;
import io.acvm.config.ConfigLoader;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The whole product in this process, with its simulated hypervisors, on free ports. */
final class DemoServer implements AutoCloseable {
  static final String PASSWORD = "a long enough one";

  private final Vertx vertx = Metrics.vertx();
  private final DataDirectory data;
  private final Server server;
  private final String url;

  /**
   * @param directory of its data; empty, or of one that has ended
   */
  DemoServer(Path directory) throws Exception {
    AcvmConfig config =
        new ConfigLoader(vertx, directory)
            .load(
                Map.of(
                    "ACVM_PROFILE", "mock",
                    "ACVM_PORT", "0",
                    "ACVM_MOCK_PRISM_PORT", "0",
                    "ACVM_MOCK_TASK_MILLIS", "50",
                    "ACVM_ADMIN_PASSWORD", PASSWORD),
                Map.of());
    data = DataDirectory.open(config.dataDirectory(), Texts.of(Map.of()));
    server = new Server(vertx, config, data);
    url = "http://127.0.0.1:" + server.start().await(60, TimeUnit.SECONDS).port();
  }

  String url() {
    return url;
  }

  @Override
  public void close() {
    try {
      server.stop().await(30, TimeUnit.SECONDS);
      vertx.close().await(10, TimeUnit.SECONDS);
    } catch (TimeoutException cause) {
      throw new AssertionError("the server did not stop in time", cause);
    } finally {
      data.close();
    }
  }
}
