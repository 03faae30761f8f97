package io.acvm.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.PrismTrust;
import io.acvm.secret.Secret;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ConfigLoaderTest {
  private static final String PIN = "ab".repeat(32);
  private static Vertx vertx;

  @TempDir Path directory;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  static void close() throws Exception {
    vertx.close().await(10, TimeUnit.SECONDS);
  }

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
  void takesEveryValueOfItsOwnFile() {
    write("prism.pem", "-----BEGIN CERTIFICATE-----");
    write("password.txt", "s3cret one\n");
    write(
        "config/acvm.yaml",
        """
        server:
          host: 0.0.0.0
          port: 8080
        dataDirectory: state
        database:
          url: mysql://acvm:p%40ss@db.example.org:3307/vms
        logging:
          directory: log
          level: DEBUG
        registration: CLOSED
        profile: PRODUCTION
        defaultProvider: lab-3
        mock:
          prismPort: 19441
        providers:
          - id: nutanix
            type: nutanix-ahv
            settings:
              url: https://prism.example.org
              username: svc
              passwordFile: password.txt
              ca: prism.pem
          - id: lab-3
            type: nutanix-ahv
            name: Lab
            settings:
              host: 10.0.0.3
              port: 9441
              username: admin
              password: "0123"
              fingerprint: "THE_PIN"
              defaultCluster: c1
              connectTimeoutSeconds: 3
              requestTimeoutSeconds: 60
          - id: desk
            type: vmware-workstation
            enabled: false
        """
            .replace("THE_PIN", PIN));

    AcvmConfig config = load(Map.of());

    assertThat(config.server()).isEqualTo(new ServerConfig("0.0.0.0", 8080));
    assertThat(config.dataDirectory()).isEqualTo(directory.resolve("state"));
    assertThat(config.database())
        .isEqualTo(
            new DatabaseConfig.Mysql("db.example.org", 3307, "vms", "acvm", new Secret("p@ss")));
    assertThat(config.logging())
        .isEqualTo(new LoggingConfig(directory.resolve("log"), LoggingConfig.Level.DEBUG));
    assertThat(config.registration())
        .isEqualTo(new RegistrationSetting(RegistrationPolicy.CLOSED, true));
    assertThat(config.mock().prismPort()).isEqualTo(19441);
    assertThat(config.warnings()).isEmpty();

    NutanixSettings lab = settings(config, 1);
    assertThat(config.providers().get(1).isDefault()).isTrue();
    assertThat(config.providers().get(1).name()).isEqualTo("Lab");
    assertThat(lab.url()).isEqualTo(URI.create("https://10.0.0.3:9441"));
    assertThat(lab.password()).isEqualTo(new Secret("0123"));
    assertThat(lab.trust()).isEqualTo(new PrismTrust.Fingerprint(PIN));
    assertThat(lab.defaultCluster()).contains("c1");
    assertThat(lab.connectTimeout()).hasSeconds(3);
    assertThat(lab.requestTimeout()).hasSeconds(60);

    NutanixSettings nutanix = settings(config, 0);
    assertThat(config.providers().get(0).isDefault()).isFalse();
    assertThat(nutanix.password()).isEqualTo(new Secret("s3cret one"));
    assertThat(nutanix.trust()).isEqualTo(new PrismTrust.Authority(directory.resolve("prism.pem")));
  }

  @Test
  void readsTheOriginalFlatFile() {
    write(
        "config/hypervisor_config.json",
        """
        {
          "vmware":  { "vmrun_path": "C:/Program Files (x86)/VMware/VMware Workstation/vmrun.exe",
                       "templates_directory": "C:/VM_Templates", "default_vm_directory": "C:/VMs" },
          "nutanix": { "prism_central_ip": "10.0.0.100", "username": "admin", "password": "password",
                       "default_cluster": "cluster01" }
        }
        """);

    AcvmConfig config = load(Map.of());

    assertThat(config.providers()).hasSize(1);
    assertThat(config.providers().get(0).isDefault()).isTrue();
    assertThat(settings(config, 0).url()).isEqualTo(URI.create("https://10.0.0.100:9440"));
    assertThat(settings(config, 0).username()).isEqualTo("admin");
    assertThat(settings(config, 0).defaultCluster()).contains("cluster01");
    assertThat(config.warnings()).singleElement().asString().contains("vmware", "left out");
  }

  @Test
  void readsTheOriginalNestedFileAndItsMark() {
    write(
        "config/hypervisor_config.json",
        """
        \uFEFF{
          "default_provider": "nutanix",
          "providers": {
            "vmware": { "enabled": true, "vmrun_path": "vmrun", "base_directory": "D:/VMs",
                        "skip_fast_mode": false },
            "nutanix": { "enabled": true, "prism_central_ip": "localhost", "prism_element_ip": "10.0.0.2",
                         "username": "admin", "password": "password", "port": 9441,
                         "use_ssl": false, "verify_ssl": false }
          }
        }
        """);

    AcvmConfig config = load(Map.of());

    assertThat(settings(config, 0).url()).isEqualTo(URI.create("http://localhost:9441"));
    assertThat(config.warnings()).hasSize(2);
  }

  @Test
  void neverGivesUpTheCheckOfCertificatesSilently() {
    String original =
        """
        {"providers": {"nutanix": {"prism_central_ip": "10.0.0.100", "username": "admin",
         "password": "hunter2hunter2", "verify_ssl": false}}}
        """;
    write("config/hypervisor_config.json", original);

    assertThat(mistakes(Map.of()))
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.source())
                  .isEqualTo(Path.of("config/hypervisor_config.json").toString());
              assertThat(each.line()).isEqualTo(2);
              assertThat(each.key()).isEqualTo("providers.nutanix.verify_ssl");
              assertThat(each.text())
                  .contains("fingerprint", "openssl s_client -connect 10.0.0.100:9440");
            });
  }

  @Test
  void acceptsTheUncheckedOriginalOnceItsCertificateIsPinned() {
    write(
        "config/hypervisor_config.json",
        """
        {"nutanix": {"prism_central_ip": "10.0.0.100", "username": "admin", "password": "password",
         "verify_ssl": false}}
        """);
    write(
        "config/acvm.yaml",
        "providers: [{id: nutanix, settings: {fingerprint: '%s'}}]".formatted(PIN));

    assertThat(settings(load(Map.of()), 0).trust()).isEqualTo(new PrismTrust.Fingerprint(PIN));
  }

  @Test
  void reportsEveryMistakeTogetherWithItsPlace() {
    write(
        "config/acvm.yaml",
        """
        server:
          prot: 5000
          port: 70000
        registration: maybe
        database:
          url: mysql://acvm:hunter2hunter2@/
        providers:
          - id: Nutanix
          - id: lab
            type: nutanix-ahv
            settings:
              host: 10.0.0.1
              username: admin
              password: 1234
              fingerprint: abc
              caa: x.pem
          - id: cloud
            type: aws
          - id: plain
            type: nutanix-ahv
            settings: {url: "http://10.0.0.9:9440", user: x}
        """);

    List<Mistake> found = mistakes(Map.of("ACVM_MOCK_PRISM_PORT", "many"));

    String file = Path.of("config/acvm.yaml").toString();
    assertThat(found)
        .extracting(each -> each.source() + ":" + each.line() + " " + each.key())
        .containsExactlyInAnyOrder(
            file + ":2 server.prot",
            file + ":3 server.port",
            file + ":4 registration",
            file + ":6 database.url",
            file + ":8 providers.0.id",
            file + ":14 providers.1.settings.password",
            file + ":15 providers.1.settings.fingerprint",
            file + ":16 providers.1.settings.caa",
            file + ":18 providers.2.type",
            file + ":21 providers.3.settings.url",
            file + ":21 providers.3.settings.user",
            file + ":0 providers.plain.settings.username",
            file + ":0 providers.plain.settings.password",
            "environment:0 ACVM_MOCK_PRISM_PORT");
    assertThat(found)
        .filteredOn(each -> each.key().equals("server.prot"))
        .singleElement()
        .extracting(Mistake::text)
        .asString()
        .contains("did you mean server.port?");
  }

  @Test
  void neverPrintsASecret() {
    write(
        "config/acvm.yaml",
        "providers: [{id: x, type: nutanix-ahv, settings: {host: h, username: u, password: hunter2hunter2}}]");
    AcvmConfig config =
        load(
            Map.of(
                "ACVM_ADMIN_PASSWORD", "hunter2hunter2",
                "ACVM_DB_URL", "mysql://acvm:hunter2hunter2@db/acvm"));
    assertThat(config.toString()).doesNotContain("hunter2").contains("***");

    write("config/acvm.yaml", "providers: [{id: x, settings: {password: hunter2hunter2, : }");
    assertThat(mistakes(Map.of("ACVM_DB_URL", "mysql://acvm:hunter2#hunter2@db/acvm")).toString())
        .contains("not valid YAML", "ACVM_DB_URL")
        .doesNotContain("hunter2");

    write("config/acvm.json", "{\"providers\": hunter2hunter2");
    assertThat(mistakes(Map.of()).toString()).contains("not valid JSON").doesNotContain("hunter2");
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
    assertThat(settings(load(Map.of()), 0).username()).isEqualTo("u2");
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
  void refusesAKeyThatIsSaidTwice() {
    write("config/acvm.yaml", "server:\n  port: 1\n  port: 2\n");
    write("config/acvm.json", "{\"server\": {\"port\": 1,\n \"port\": 2}}");

    assertThat(mistakes(Map.of()))
        .extracting(Mistake::toString)
        .containsExactly(
            Path.of("config/acvm.json") + ":2: server.port: is said twice",
            Path.of("config/acvm.yaml") + ":3: server.port: is said twice");
  }

  @Test
  void leavesRealHypervisorsAloneInTheMockProfile() {
    write("config/acvm.yaml", "providers: [{id: nutanix, type: nutanix-ahv, settings: {host: h}}]");

    AcvmConfig config = load(Map.of("ACVM_PROFILE", "mock"));

    assertThat(config.providers()).isEmpty();
    assertThat(config.registration())
        .isEqualTo(new RegistrationSetting(RegistrationPolicy.OPEN, false));
    assertThat(config.warnings()).hasSize(1);
  }

  @Test
  void keepsADisabledProviderWithoutCheckingIt() {
    write(
        "config/acvm.yaml",
        "providers: [{id: nutanix, type: nutanix-ahv, enabled: false, settings: {host: ''}}]");

    ProviderConfig provider = load(Map.of()).providers().get(0);

    assertThat(provider.enabled()).isFalse();
    assertThat(provider.isDefault()).isFalse();
    assertThat(provider.settings()).isEmpty();
  }

  @Test
  void wantsTheAdministratorsPasswordFromTheEnvironmentOnly() {
    write("config/acvm.yaml", "administratorPassword: correct horse battery");

    assertThat(mistakes(Map.of()))
        .extracting(Mistake::key)
        .containsExactly("administratorPassword");
    assertThat(mistakes(Map.of("ACVM_ADMIN_PASSWORD", "short")))
        .extracting(Mistake::key)
        .containsExactly("ACVM_ADMIN_PASSWORD");
  }

  @Test
  void theSimulatorIsAsLargeAndAsSlowAsTheEnvironmentSays() {
    AcvmConfig config = load(Map.of("ACVM_MOCK_VMS", "5000", "ACVM_MOCK_TASK_MILLIS", "2000"));

    assertThat(config.mock())
        .isEqualTo(new MockConfig(9441, 5000, Optional.of(Duration.ofSeconds(2))));
    assertThat(load(Map.of()).mock()).isEqualTo(new MockConfig(9441, 8, Optional.empty()));
  }

  @Test
  void theExampleFileIsWhatItSaysItIs() throws IOException {
    String example = Files.readString(Path.of("../config/acvm.example.yaml"));
    write("config/acvm.yaml", example);
    AcvmConfig untouched = load(Map.of());

    write("prism-password.txt", "secret");
    write("prism-ca.pem", "");
    write("config/acvm.yaml", example.replaceAll("(?m)^#(?!#)", ""));
    AcvmConfig taken = load(Map.of());

    assertThat(taken.providers()).hasSize(1);
    assertThat(taken)
        .usingRecursiveComparison()
        .ignoringFields("providers", "registration.fixed")
        .isEqualTo(untouched);
  }

  private NutanixSettings settings(AcvmConfig config, int index) {
    return config.providers().get(index).settings().orElseThrow();
  }

  private AcvmConfig load(Map<String, String> environment) {
    return new ConfigLoader(vertx, directory).load(environment, Map.of());
  }

  private List<Mistake> mistakes(Map<String, String> environment) {
    ConfigException found = catchThrowableOfType(ConfigException.class, () -> load(environment));
    return found.mistakes();
  }

  private void write(String name, String text) {
    try {
      Path file = directory.resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
    } catch (IOException cause) {
      throw new java.io.UncheckedIOException(cause);
    }
  }
}
