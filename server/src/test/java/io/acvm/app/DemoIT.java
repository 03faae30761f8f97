package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.app.AcvmJar.Ended;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The shipped jar as a process of its own. */
final class DemoIT {
  @TempDir Path directory;
  private AcvmJar.Running server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.kill();
    }
  }

  @Test
  void theDemoServesAndCommandsWork() throws Exception {
    server = acvm().start("demo");
    String url = server.ready();
    String password = server.lineAfter("with the password ");

    Ended login =
        acvm()
            .with("ACVM_SERVER", url)
            .input(password)
            .run("login", "-u", "admin", "--password-stdin");
    assertThat(login.code()).as(login.err()).isZero();
    Ended list = acvm().with("ACVM_SERVER", url).run("vm", "list");
    assertThat(list.code()).as(list.err()).isZero();
    assertThat(list.out()).startsWith("NAME");
    Ended create =
        acvm()
            .with("ACVM_SERVER", url)
            .run("vm", "create", "from-the-test", "--from", "Ubuntu 24.04");
    assertThat(create.code()).as(create.err()).isZero();
    assertThat(acvm().with("ACVM_SERVER", url).run("vm", "list", "--filter", "from-the-test").out())
        .contains("from-the-test");

    assertThat(directory.resolve("data/logs/acvm.log")).isNotEmptyFile();
    assertThat(Files.readString(directory.resolve("data/logs/acvm.log"))).doesNotContain(password);
  }

  @Test
  void aSignalEndsItInOrderAndItStartsAgain() throws Exception {
    server = acvm().start("demo");
    server.ready();
    String password = server.lineAfter("with the password ");

    assertThat(server.terminate(Duration.ofSeconds(20))).isEqualTo(143);

    server = acvm().start("demo");
    server.ready();
    assertThat(server.lineAfter("with the password ")).isEqualTo(password);
  }

  @Test
  void aSecondServerOnTheSameDataIsRefused() throws Exception {
    server = acvm().start("demo");
    server.ready();

    Ended second = acvm().run("demo");

    assertThat(second.code()).isEqualTo(75);
    assertThat(second.out()).isEmpty();
    assertThat(second.err()).contains("Another server").doesNotContain("\tat ");
  }

  @Test
  void aPortInUseIsSaidAndNothingStaysHalfStarted() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(other.getLocalPort());

      Ended ended = acvm().with("ACVM_PORT", port).run("demo");

      assertThat(ended.code()).isEqualTo(69);
      assertThat(ended.out()).isEmpty();
      assertThat(ended.err()).contains(port, "--port").doesNotContain("\tat ");
    }
  }

  @Test
  void productionPrintsAOneTimeLink() throws Exception {
    server = acvm().start("serve");

    assertThat(server.ready()).startsWith("http://127.0.0.1:");
    assertThat(server.lineAfter("works once: ")).contains("/setup?token=");
  }

  @Test
  void mistakesInTheConfigurationEndItBeforeAnythingIsWritten() throws Exception {
    write("config/acvm.yaml", "server:\n  prot: 1\n");

    Ended ended = acvm().with("ACVM_MOCK_PRISM_PORT", "many").run("serve");

    assertThat(ended.code()).isEqualTo(78);
    assertThat(ended.err())
        .contains("acvm.yaml:2: server.prot", "ACVM_MOCK_PRISM_PORT")
        .doesNotContain("\tat ");
    assertThat(directory.resolve("data")).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--help", "serve --help", "demo --help", "vm list --help", "--version"})
  void helpWritesNoFiles(String command) throws Exception {
    Ended ended = acvm().run(command.split(" ", -1));

    assertThat(ended.code()).isZero();
    assertThat(ended.out()).isNotEmpty();
    assertThat(directory).isEmptyDirectory();
  }

  private AcvmJar acvm() {
    return new AcvmJar(directory, Map.of("ACVM_PORT", "0", "ACVM_MOCK_PRISM_PORT", "0"));
  }

  private void write(String name, String text) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
