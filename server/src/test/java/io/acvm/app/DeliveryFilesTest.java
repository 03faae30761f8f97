package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.yaml.snakeyaml.Yaml;

/** What is shipped beside the jar: written for programs that are not on every machine. */
final class DeliveryFilesTest {
  private static final Path CONFIG = Path.of("..", "config");

  @Test
  void theImageRunsWithoutRightsFromAPinnedBase() throws IOException {
    List<String> lines = read("docker/Dockerfile").replace("\\\n", " ").lines().toList();

    assertThat(lines)
        .filteredOn(line -> line.startsWith("FROM "))
        .hasSize(1)
        .allMatch(line -> line.matches("FROM [a-z/-]+:\\d+\\.\\d+.*"));
    assertThat(lines).contains("USER 10001:10001").noneMatch(line -> line.startsWith("ADD "));
    assertThat(lines).anyMatch(line -> line.startsWith("HEALTHCHECK "));
    assertThat(lines.toString().toLowerCase(java.util.Locale.ROOT)).doesNotContain("password");
    assertThat(lines)
        .filteredOn(line -> line.startsWith("COPY "))
        .map(line -> line.split("\\s+", -1)[2])
        .contains("server/target/acvm.jar")
        .filteredOn(source -> !source.startsWith("server/target/"))
        .allMatch(source -> Files.exists(Path.of("..").resolve(source)));
  }

  @Test
  void theServicesHaveNoSecretsAndOnlyWhatTheyNeed() throws IOException {
    Map<String, Object> compose = new Yaml().load(read("docker/compose.yaml"));
    Map<?, ?> services = (Map<?, ?>) compose.get("services");

    assertThat(services.keySet()).hasSize(2);
    services.values().stream().map(Map.class::cast).forEach(DeliveryFilesTest::check);
    Map<?, ?> acvm = (Map<?, ?>) services.get("acvm");
    assertThat(acvm.get("read_only")).isEqualTo(true);
    assertThat(acvm.get("cap_drop")).isEqualTo(List.of("ALL"));
    assertThat((List<?>) acvm.get("ports")).asString().startsWith("[127.0.0.1:");
    assertThat(((Map<?, ?>) services.get("database")).get("healthcheck")).isNotNull();
  }

  private static void check(Map<?, ?> service) {
    assertThat((String) service.get("image")).matches("[a-z]+:\\d+\\.\\d+\\.\\d+");
    ((Map<?, ?>) service.get("environment"))
        .forEach(
            (name, value) -> {
              if (name.toString().contains("PASSWORD")) {
                assertThat(value.toString()).as(name.toString()).matches("/run/secrets/.*|yes");
              }
            });
  }

  @Test
  void theUnitOfSystemdKeepsTheServerIn() throws IOException {
    assertThat(read("acvm.service").lines())
        .contains(
            "User=acvm",
            "NoNewPrivileges=true",
            "ProtectSystem=strict",
            "ProtectHome=true",
            "CapabilityBoundingSet=",
            "StateDirectoryMode=0700",
            "WantedBy=multi-user.target")
        .noneMatch(line -> line.matches("(?i)[^#]*password=.*"));
  }

  @Test
  void theServiceOfWindowsStartsTheJarBesideIt() throws Exception {
    Document service =
        DocumentBuilderFactory.newDefaultInstance()
            .newDocumentBuilder()
            .parse(CONFIG.resolve("acvm-service.xml").toFile());

    assertThat(text(service, "id")).isEqualTo("acvm");
    assertThat(text(service, "arguments")).contains("acvm.jar", "serve");
    assertThat(text(service, "username")).isEqualTo("NT AUTHORITY\\LocalService");
  }

  private static String text(Document document, String element) {
    return document.getElementsByTagName(element).item(0).getTextContent();
  }

  private static String read(String name) throws IOException {
    return Files.readString(CONFIG.resolve(name));
  }
}
