package io.acvm.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.acvm.cli.CliHarness.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate no public authority has signed. */
final class CertificateTest {
  private static final String PASSWORD = "changeit";

  @TempDir Path directory;
  private HttpsServer server;
  private CliHarness cli;

  @BeforeEach
  void open() throws Exception {
    keytool("-genkeypair", "-alias", "acvm", "-keyalg", "EC", "-dname", "CN=acvm")
        .args("-ext", "san=ip:127.0.0.1", "-validity", "2")
        .run();
    keytool("-exportcert", "-rfc", "-alias", "acvm").args("-file", path("acvm.pem")).run();
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(new HttpsConfigurator(tls()));
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "{\"items\": [], \"total\": 0}".getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    cli = new CliHarness(directory);
    cli.variables.put("ACVM_SERVER", "https://127.0.0.1:" + server.getAddress().getPort());
  }

  @AfterEach
  void close() {
    cli.close();
    server.stop(0);
  }

  @Test
  void isNotBelievedUntilItsFileIsNamed() {
    Outcome refused = cli.run("vm", "list");
    cli.variables.put("ACVM_CA_FILE", path("acvm.pem"));
    Outcome believed = cli.run("vm", "list");

    assertThat(refused.code()).isEqualTo(ExitCode.UNAVAILABLE.number());
    assertThat(refused.err()).contains("not trusted", "ACVM_CA_FILE");
    assertThat(believed.err()).isEmpty();
    assertThat(believed.code()).isZero();
  }

  @Test
  void aFileWithoutACertificateIsNamed() throws IOException {
    Files.writeString(directory.resolve("empty.pem"), "");
    for (String file : List.of("missing.pem", "empty.pem", "acvm.p12")) {
      cli.variables.put("ACVM_CA_FILE", path(file));

      Outcome outcome = cli.run("vm", "list");

      assertThat(outcome.code()).isEqualTo(ExitCode.INVALID.number());
      assertThat(outcome.err()).contains("ACVM_CA_FILE", file);
    }
  }

  private String path(String file) {
    return directory.resolve(file).toString();
  }

  private SSLContext tls() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(directory.resolve("acvm.p12"))) {
      store.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private Keytool keytool(String... arguments) {
    return new Keytool(
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    arguments[0],
                    "-keystore",
                    path("acvm.p12"),
                    "-storepass",
                    PASSWORD),
                Stream.of(arguments).skip(1))
            .toList());
  }

  private record Keytool(List<String> command) {
    Keytool args(String... more) {
      return new Keytool(Stream.concat(command.stream(), Stream.of(more)).toList());
    }

    void run() throws IOException, InterruptedException {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      byte[] said = process.getInputStream().readAllBytes();
      assertThat(process.waitFor()).as(new String(said, StandardCharsets.UTF_8)).isZero();
    }
  }
}
