package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.nio.file.Path;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir private Path directory;
  private Vertx vertx;
  private PrismSimulator simulator;

  @BeforeEach
  void start() {
    vertx = Vertx.vertx();
    serve();
  }

  @AfterEach
  void stop() {
    SimulatorHarness.await(simulator.close());
    SimulatorHarness.await(vertx.close());
  }

  @Test
  void aClientThatTrustsTheCertificateGetsInByEveryNameItHas() {
    PemTrustOptions trust =
        new PemTrustOptions().addCertValue(Buffer.buffer(simulator.certificatePem().orElseThrow()));

    assertThat(status("localhost", new WebClientOptions().setSsl(true).setTrustOptions(trust)))
        .isEqualTo(401);
    assertThat(status("127.0.0.1", new WebClientOptions().setSsl(true).setTrustOptions(trust)))
        .isEqualTo(401);
    assertThatThrownBy(() -> status("localhost", new WebClientOptions().setSsl(true)))
        .isInstanceOf(SSLHandshakeException.class);
  }

  @Test
  void theCertificateSurvivesARestart() {
    String before = simulator.certificatePem().orElseThrow();
    SimulatorHarness.await(simulator.close());

    serve();

    assertThat(simulator.certificatePem()).contains(before);
  }

  private void serve() {
    PrismSimulatorOptions options =
        PrismSimulatorOptions.inMemory("admin", "secret")
            .withTls(true)
            .withStateFile(directory.resolve("prism.db"));
    simulator = new PrismSimulator(vertx, options);
    SimulatorHarness.await(simulator.start());
  }

  private int status(String host, WebClientOptions options) {
    WebClient client = WebClient.create(vertx, options);
    return SimulatorHarness.await(
            client.get(simulator.port(), host, "/api/nutanix/v3/users/me").send())
        .statusCode();
  }
}
