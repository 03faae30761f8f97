package io.acvm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.config.DatabaseConfig.SslMode;
import io.acvm.config.ServerConfig.Tls;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.secret.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerSettingsTest {
  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() throws Exception {
    vertx.close().await(5, TimeUnit.SECONDS);
  }

  @Test
  void tlsTakesPemFilesOrAKeystore() throws IOException {
    write("a.crt", "");
    write("a.key", "");
    write("a.p12", "");

    assertThat(load("server: {tls: {certificate: a.crt, key: a.key}}").server().tls())
        .contains(new Tls.Pem(directory.resolve("a.crt"), directory.resolve("a.key")));
    assertThat(load("server: {tls: {keystore: a.p12, keystorePassword: 's3'}}").server().tls())
        .contains(new Tls.Pkcs12(directory.resolve("a.p12"), new Secret("s3")));
    assertThat(load("").server().tls()).isEmpty();
  }

  @Test
  void halfAKeyPairAndFilesThatAreMissingAreMistakes() throws IOException {
    write("a.crt", "");
    assertThat(mistakeKeys("server: {tls: {certificate: a.crt}}"))
        .containsExactly("server.tls.key");
    assertThat(mistakeKeys("server: {tls: {certificate: a.crt, key: b.key}}"))
        .containsExactly("server.tls.key");
    assertThat(mistakeKeys("server: {tls: {keystore: a.crt}}"))
        .containsExactly("server.tls.keystorePassword");
    assertThat(
            mistakeKeys(
                "server: {tls: {keystore: a.crt, keystorePassword: 's', certificate: a.crt}}"))
        .containsExactly("server.tls.keystore");
  }

  @Test
  void forwardedHeadersAreTrustedOnlyWhenAskedFor() throws IOException {
    assertThat(load("").server().trustForwardedHeaders()).isFalse();
    assertThat(load("server: {trustForwardedHeaders: true}").server().trustForwardedHeaders())
        .isTrue();
  }

  @Test
  void operationsAreKeptForNinetyDaysUnlessSaidOtherwise() throws IOException {
    assertThat(load("").operationRetention()).isEqualTo(Duration.ofDays(90));
    assertThat(load("operations: {keepDays: 7}").operationRetention())
        .isEqualTo(Duration.ofDays(7));
    assertThat(mistakeKeys("operations: {keepDays: 0}")).containsExactly("operations.keepDays");
  }

  @Test
  void aRegistrationPolicyThatIsWrittenDownIsFixed() throws IOException {
    assertThat(load("").registration())
        .isEqualTo(new RegistrationSetting(RegistrationPolicy.APPROVAL, false));
    assertThat(load("registration: APPROVAL").registration())
        .isEqualTo(new RegistrationSetting(RegistrationPolicy.APPROVAL, true));
  }

  @Test
  void theDatabaseUrlSaysHowTheConnectionIsProtected() throws IOException {
    assertThat(sslMode("")).contains(SslMode.DISABLED);
    assertThat(sslMode("?sslMode=required")).contains(SslMode.REQUIRED);
    assertThat(sslMode("?sslMode=verify_identity")).contains(SslMode.VERIFY_IDENTITY);
    assertThat(mistakeKeys("database: {url: 'mysql://u:p@db/acvm?sslMode=maybe'}"))
        .containsExactly("database.url");
  }

  private Optional<SslMode> sslMode(String parameter) throws IOException {
    DatabaseConfig database =
        load("database: {url: 'mysql://u:p@db/acvm" + parameter + "'}").database();
    return database instanceof DatabaseConfig.Mysql mysql
        ? Optional.of(mysql.sslMode())
        : Optional.empty();
  }

  private List<String> mistakeKeys(String yaml) throws IOException {
    write("config/acvm.yaml", yaml);
    ConfigException found =
        catchThrowableOfType(
            ConfigException.class,
            () -> new ConfigLoader(vertx, directory).load(Map.of(), Map.of()));
    return found.mistakes().stream().map(Mistake::key).toList();
  }

  private AcvmConfig load(String yaml) throws IOException {
    write("config/acvm.yaml", yaml);
    return new ConfigLoader(vertx, directory).load(Map.of(), Map.of());
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
