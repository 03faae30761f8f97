package io.acvm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is said where, and which of it wins. */
final class ConfigLayersTest extends ConfigFixture {
  @Test
  void needsNoConfigurationAtAll() {
    AcvmConfig config = load(Map.of());

    assertThat(config.profile()).isEqualTo(Profile.PRODUCTION);
    assertThat(config.server()).isEqualTo(new ServerConfig("127.0.0.1", 5000));
    assertThat(config.dataDirectory()).isEqualTo(directory.resolve("data"));
    assertThat(config.database())
        .isEqualTo(new DatabaseConfig.Sqlite(directory.resolve("data/acvm.db")));
    assertThat(config.logging().directory()).isEqualTo(directory.resolve("data/logs"));
    assertThat(config.registration())
        .isEqualTo(new RegistrationSetting(RegistrationPolicy.APPROVAL, false));
    assertThat(config.administratorPassword()).isEmpty();
    assertThat(config.providers()).isEmpty();
    assertThat(config.mock().prismPort()).isEqualTo(9441);
  }

  @Test
  void laterLayersWin() {
    write(
        "config/hypervisor_config.json",
        "{\"nutanix\": {\"prism_central_ip\": \"h1\", \"username\": \"u1\", \"password\": \"password\"}}");
    write(
        "config/acvm.json",
        "{\"server\": {\"port\": 1001, \"host\": \"h2\"}, \"mock\": {\"prismPort\": 7}}");
    write(
        "config/acvm.yaml",
        "server: {port: 1002}\nproviders: [{id: nutanix, settings: {username: u2}}]");

    assertThat(load(Map.of()).server()).isEqualTo(new ServerConfig("h2", 1002));
    assertThat(nutanix(load(Map.of()).providers().get(0)).username()).isEqualTo("u2");
    assertThat(load(Map.of("ACVM_PORT", "1003")).server().port()).isEqualTo(1003);
    assertThat(
            new ConfigLoader(vertx, directory)
                .load(Map.of("ACVM_PORT", "1003"), Map.of("--port", "1004"))
                .server()
                .port())
        .isEqualTo(1004);
    assertThat(load(Map.of("ACVM_PORT", " ")).server().port()).isEqualTo(1002);
  }

  @Test
  void takesOneFileOrDirectoryByName() {
    write("elsewhere/site.yaml", "server: {port: 1}");
    write("other/acvm.yaml", "server: {port: 2}");

    assertThat(load(Map.of("ACVM_CONFIG", "elsewhere/site.yaml")).server().port()).isEqualTo(1);
    assertThat(load(Map.of("ACVM_CONFIG", directory.resolve("other").toString())).server().port())
        .isEqualTo(2);
    assertThat(mistakes(Map.of("ACVM_CONFIG", "nowhere")))
        .extracting(Mistake::key)
        .containsExactly("ACVM_CONFIG");
  }

  @Test
  void theSimulatorIsAsLargeAndAsSlowAsTheEnvironmentSays() {
    AcvmConfig config =
        load(
            Map.of(
                "ACVM_MOCK_VMS",
                "5000",
                "ACVM_MOCK_VMWARE",
                "false",
                "ACVM_MOCK_TASK_MILLIS",
                "2000"));

    assertThat(config.mock())
        .isEqualTo(new MockConfig(9441, 5000, false, Optional.of(Duration.ofSeconds(2))));
    assertThat(load(Map.of()).mock()).isEqualTo(new MockConfig(9441, 8, true, Optional.empty()));
  }
}
