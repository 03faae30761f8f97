package io.acvm.provider.nutanix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.secret.Secret;
import io.acvm.simulator.prism.PrismSimulator;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.SeedPlan;
import io.acvm.simulator.prism.TaskTiming;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(VertxExtension.class)
final class NutanixTrustTest {
  private static final String STRANGER = "00".repeat(32);

  @TempDir private Path directory;
  private Vertx vertx;
  private int port;
  private Path pem;
  private String fingerprint;

  @BeforeEach
  void serve(Vertx testVertx) throws Exception {
    vertx = testVertx;
    PrismSimulator simulator =
        new PrismSimulator(
            vertx,
            PrismSimulatorOptions.inMemory("admin", "secret")
                .withHost("0.0.0.0")
                .withTls(true)
                .withSeedPlan(new SeedPlan(1, 0, 1))
                .withTiming(TaskTiming.INSTANT));
    port = simulator.start().await(20, TimeUnit.SECONDS);
    byte[] certificate =
        simulator.certificatePem().orElseThrow().getBytes(StandardCharsets.US_ASCII);
    pem = Files.write(directory.resolve("ca.pem"), certificate);
    byte[] encoded =
        CertificateFactory.getInstance("X.509")
            .generateCertificate(new ByteArrayInputStream(certificate))
            .getEncoded();
    fingerprint = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(encoded));
  }

  @Test
  void anAuthorityOfOnesOwnIsBelieved() throws Exception {
    assertThat(probe("localhost", new PrismTrust.Authority(pem))).isNotBlank();
  }

  @Test
  void thePinnedCertificateIsBelievedWhateverItsName() throws Exception {
    assertThat(probe("127.0.0.2", new PrismTrust.Fingerprint(fingerprint))).isNotBlank();
  }

  @Test
  void anotherCertificateThanThePinnedOneIsRefusedAndShown() {
    assertRefused("localhost", new PrismTrust.Fingerprint(STRANGER));
  }

  @Test
  void aCertificateOfNobodyKnownIsRefusedAndShown() {
    assertRefused("localhost", new PrismTrust.PublicAuthorities());
  }

  @Test
  void aCertificateForAnotherNameIsRefusedAndShown() {
    assertRefused("127.0.0.2", new PrismTrust.Authority(pem));
  }

  @Test
  void aFileWithoutACertificateIsRefused() throws Exception {
    Path empty = Files.createFile(directory.resolve("empty.pem"));
    assertThatThrownBy(() -> probe("localhost", new PrismTrust.Authority(empty)))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure ->
                assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_CERTIFICATE_REFUSED));
  }

  private void assertRefused(String host, PrismTrust trust) {
    assertThatThrownBy(() -> probe(host, trust))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.PROVIDER_CERTIFICATE_REFUSED);
              assertThat(failure.arguments()).containsEntry("fingerprint", fingerprint);
            });
  }

  private String probe(String host, PrismTrust trust) throws Exception {
    NutanixProvider provider =
        NutanixProvider.open(
            vertx,
            NutanixSettings.of(
                URI.create("https://" + host + ":" + port),
                "admin",
                new Secret("secret"),
                trust,
                Optional.empty()));
    return provider.probe().await(20, TimeUnit.SECONDS).version();
  }
}
