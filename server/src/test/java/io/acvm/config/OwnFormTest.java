package io.acvm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.nutanix.PrismTrust;
import io.acvm.provider.vmware.VmwareSettings;
import io.acvm.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Our own file. */
final class OwnFormTest extends ConfigFixture {
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
            settings:
              vmrunPath: /usr/bin/vmrun
              hostType: PLAYER
              defaultVmDirectory: vms
              templatesDirectory: templates
              isoDirectory: isos
              permanentVmsDirectory: permanent_vms
              furtherDirectories: [more, /srv/shared]
              startWindow: GUI
              templateMode: LINKED
              workers: 2
              queryTimeoutSeconds: 5
              powerTimeoutSeconds: 6
              snapshotTimeoutSeconds: 7
              copyTimeoutSeconds: 8
          - id: unused
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

    NutanixSettings lab = nutanix(config.providers().get(1));
    assertThat(config.providers().get(1).isDefault()).isTrue();
    assertThat(config.providers().get(1).name()).isEqualTo("Lab");
    assertThat(lab.url()).isEqualTo(URI.create("https://10.0.0.3:9441"));
    assertThat(lab.password()).isEqualTo(new Secret("0123"));
    assertThat(lab.trust()).isEqualTo(new PrismTrust.Fingerprint(PIN));
    assertThat(lab.defaultCluster()).contains("c1");
    assertThat(lab.connectTimeout()).hasSeconds(3);
    assertThat(lab.requestTimeout()).hasSeconds(60);

    VmwareSettings desk = vmware(config.providers().get(2));
    assertThat(desk.vmrun()).contains(Path.of("/usr/bin/vmrun").toAbsolutePath());
    assertThat(desk.hostType()).isEqualTo(VmwareSettings.HostType.PLAYER);
    assertThat(desk.startWindow()).isEqualTo(VmwareSettings.StartWindow.GUI);
    assertThat(desk.templateMode()).isEqualTo(CloneSpec.Mode.LINKED);
    assertThat(desk.templatesDirectory()).contains(directory.resolve("templates"));
    assertThat(desk.isoDirectory()).contains(directory.resolve("isos"));
    assertThat(desk.roots())
        .containsExactly(
            directory.resolve("vms"),
            directory.resolve("permanent_vms"),
            directory.resolve("more"),
            Path.of("/srv/shared").toAbsolutePath());
    assertThat(desk.limits().workers()).isEqualTo(2);
    assertThat(desk.limits().query()).hasSeconds(5);
    assertThat(desk.limits().power()).hasSeconds(6);
    assertThat(desk.limits().snapshot()).hasSeconds(7);
    assertThat(desk.limits().copy()).hasSeconds(8);
    assertThat(config.providers().get(3).enabled()).isFalse();

    NutanixSettings nutanix = nutanix(config.providers().get(0));
    assertThat(config.providers().get(0).isDefault()).isFalse();
    assertThat(nutanix.password()).isEqualTo(new Secret("s3cret one"));
    assertThat(nutanix.trust()).isEqualTo(new PrismTrust.Authority(directory.resolve("prism.pem")));
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
    assertThat(provider.settings()).isEqualTo(new ProviderSettings.Disabled());
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

    assertThat(taken.providers())
        .extracting(ProviderConfig::type)
        .containsExactly(ProviderType.NUTANIX_AHV, ProviderType.VMWARE_WORKSTATION);
    assertThat(taken)
        .usingRecursiveComparison()
        .ignoringFields("providers", "defaultProviderNamed", "registration.fixed")
        .isEqualTo(untouched);
  }
}
