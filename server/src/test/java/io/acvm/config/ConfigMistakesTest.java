package io.acvm.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is wrong is told, all together, and no secret with it. */
final class ConfigMistakesTest extends ConfigFixture {
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
          - id: desk
            type: vmware-workstation
            settings:
              hostType: esx
              defaultVmDirectory: templates/vms
              templatesDirectory: templates
              templatesDirectry: t
          - id: nowhere
            type: vmware-workstation
            settings: {startWindow: NOGUI}
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
            file + ":25 providers.4.settings.hostType",
            file + ":27 providers.4.settings.templatesDirectory",
            file + ":28 providers.4.settings.templatesDirectry",
            file + ":0 providers.nowhere.settings.defaultVmDirectory",
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
  void wantsTheAdministratorsPasswordFromTheEnvironmentOnly() {
    write("config/acvm.yaml", "administratorPassword: correct horse battery");

    assertThat(mistakes(Map.of()))
        .extracting(Mistake::key)
        .containsExactly("administratorPassword");
    assertThat(mistakes(Map.of("ACVM_ADMIN_PASSWORD", "short")))
        .extracting(Mistake::key)
        .containsExactly("ACVM_ADMIN_PASSWORD");
  }
}
