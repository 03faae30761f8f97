package io.acvm.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.provider.nutanix.PrismTrust;
import io.acvm.provider.vmware.VmwareSettings;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The original system's file. */
final class OriginalFormTest extends ConfigFixture {
  private static final String WINDOWS =
      """
        {
          "vmware":  { "vmrun_path": "C:/Program Files (x86)/VMware/VMware Workstation/vmrun.exe",
                       "templates_directory": "C:/VM_Templates", "default_vm_directory": "C:/VMs" },
          "nutanix": { "prism_central_ip": "10.0.0.100", "username": "admin", "password": "password",
                       "default_cluster": "cluster01" }
        }
        """;

  @Test
  @EnabledOnOs(OS.WINDOWS)
  void itsPathsOfWindowsAreTaken() {
    write("config/hypervisor_config.json", WINDOWS);

    VmwareSettings vmware = vmware(load(Map.of()).providers().get(0));

    assertThat(vmware.vmrun())
        .contains(Path.of("C:\\Program Files (x86)\\VMware\\VMware Workstation\\vmrun.exe"));
    assertThat(vmware.templatesDirectory()).contains(Path.of("C:\\VM_Templates"));
    assertThat(vmware.defaultVmDirectory()).isEqualTo(Path.of("C:\\VMs"));
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void itsPathsOfWindowsSwitchTheProviderOffElsewhereAndAreNoDirectoriesHere() {
    write("config/hypervisor_config.json", WINDOWS);

    AcvmConfig config = load(Map.of());

    assertThat(config.providers().get(0).enabled()).isFalse();
    assertThat(config.warnings())
        .singleElement()
        .asString()
        .contains("hypervisor_config.json:2: vmware.", "is a path of Windows");
  }

  @Test
  void itsPathsOfThisSystemAreTaken() {
    write(
        "config/hypervisor_config.json",
        """
        {"vmware": {"vmrun_path": "/opt/vmware/bin/vmrun", "templates_directory": "/srv/templates",
                    "default_vm_directory": "/srv/vms"}}
        """);

    AcvmConfig config = load(Map.of());

    VmwareSettings vmware = vmware(config.providers().get(0));
    assertThat(config.warnings()).isEmpty();
    assertThat(config.providers().get(0).isDefault()).isTrue();
    assertThat(vmware.vmrun()).contains(here("/opt/vmware/bin/vmrun"));
    assertThat(vmware.templatesDirectory()).contains(here("/srv/templates"));
    assertThat(vmware.defaultVmDirectory()).isEqualTo(here("/srv/vms"));
  }

  private static Path here(String path) {
    return Path.of(path).toAbsolutePath();
  }

  @Test
  void readsTheOriginalFlatFile() {
    write("config/hypervisor_config.json", WINDOWS);

    AcvmConfig config = load(Map.of());

    assertThat(config.providers())
        .extracting(ProviderConfig::name)
        .containsExactly("VMware Workstation", "Nutanix");
    assertThat(config.providers().get(1).isDefault()).isTrue();
    assertThat(nutanix(config.providers().get(1)).url())
        .isEqualTo(URI.create("https://10.0.0.100:9440"));
    assertThat(nutanix(config.providers().get(1)).username()).isEqualTo("admin");
    assertThat(nutanix(config.providers().get(1)).defaultCluster()).contains("cluster01");
  }

  @Test
  void readsTheOriginalNestedFileAndItsMark() {
    write(
        "config/hypervisor_config.json",
        """
        \uFEFF{
          "default_provider": "nutanix",
          "providers": {
            "vmware": { "enabled": true, "vmrun_path": "vmrun", "base_directory": "/srv/vms",
                        "skip_fast_mode": false },
            "nutanix": { "enabled": true, "prism_central_ip": "localhost", "prism_element_ip": "10.0.0.2",
                         "username": "admin", "password": "password", "port": 9441,
                         "use_ssl": false, "verify_ssl": false }
          }
        }
        """);

    AcvmConfig config = load(Map.of());

    assertThat(nutanix(config.providers().get(1)).url())
        .isEqualTo(URI.create("http://localhost:9441"));
    assertThat(config.providers().get(1).isDefault()).isTrue();
    VmwareSettings vmware = vmware(config.providers().get(0));
    assertThat(vmware.vmrun()).isEmpty();
    assertThat(vmware.defaultVmDirectory()).isEqualTo(here("/srv/vms"));
    assertThat(config.warnings())
        .hasSize(2)
        .anySatisfy(each -> assertThat(each).contains("skip_fast_mode: is not used"))
        .anySatisfy(each -> assertThat(each).contains("prism_element_ip"));
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

    assertThat(nutanix(load(Map.of()).providers().get(0)).trust())
        .isEqualTo(new PrismTrust.Fingerprint(PIN));
  }
}
