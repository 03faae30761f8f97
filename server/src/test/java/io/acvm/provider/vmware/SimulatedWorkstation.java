package io.acvm.provider.vmware;

import io.acvm.simulator.vmrun.SeedVm;
import io.acvm.simulator.vmrun.VmrunInstallation;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A simulated VMware Workstation in a temporary directory, and a provider that uses it. */
final class SimulatedWorkstation {
  static final int SOURCE_MIB = 2048;

  private final VmrunInstallation installation;
  private final Path directory;
  private final VmwareSettings settings;
  private final VmwareProvider provider;

  private SimulatedWorkstation(
      VmrunInstallation installation, Path directory, VmwareSettings settings, Vertx vertx) {
    this.installation = installation;
    this.directory = directory;
    this.settings = settings;
    this.provider = VmwareProvider.open(vertx, UUID.randomUUID().toString(), settings);
  }

  static SimulatedWorkstation start(Vertx vertx, Path directory) throws IOException {
    return start(vertx, directory, Duration.ofSeconds(20));
  }

  /**
   * @param power how long vmrun may take to change the power
   */
  static SimulatedWorkstation start(Vertx vertx, Path directory, Duration power)
      throws IOException {
    Path real = directory.toRealPath();
    VmrunInstallation installation =
        VmrunInstallation.create(real.resolve("workstation")).withoutDelays();
    Path networking = real.resolve("networking");
    Files.writeString(
        networking,
        """
        VERSION=1,0
        answer VNET_8_DHCP yes
        answer VNET_8_HOSTONLY_NETMASK 255.255.255.0
        answer VNET_8_HOSTONLY_SUBNET 172.16.8.0
        answer VNET_8_NAT yes
        """);
    for (String folder : List.of("templates", "isos")) {
      Files.createDirectories(real.resolve(folder));
    }
    VmwareSettings settings =
        VmwareSettings.of(real.resolve("vms"))
            .withTool(
                Optional.of(installation.vmrun()),
                VmwareSettings.HostType.WORKSTATION,
                VmwareSettings.StartWindow.NOGUI)
            .withDirectories(
                Optional.of(real.resolve("templates")),
                Optional.of(real.resolve("isos")),
                Optional.of(real.resolve("permanent_vms")),
                List.of())
            .withHostFiles(
                new HostFiles(
                    List.of(installation.leaseFile(8)),
                    Optional.of(networking),
                    Optional.of(real.resolve("inventory.vmls"))))
            .withLimits(limits(power));
    return new SimulatedWorkstation(installation, real, settings, vertx);
  }

  private static VmwareLimits limits(Duration power) {
    Duration usual = Duration.ofSeconds(20);
    return new VmwareLimits(
        4, 100, usual, power, usual, usual, Duration.ofSeconds(5), Duration.ofMillis(20));
  }

  /** Another provider of the same directories, as after a restart of the server. */
  VmwareProvider another(Vertx vertx) {
    return VmwareProvider.open(vertx, UUID.randomUUID().toString(), settings);
  }

  /** The same, with calls of vmrun written to a file, one a line. */
  VmwareProvider counting(Vertx vertx, Path calls) throws IOException {
    Path program = directory.resolve("counting-vmrun");
    Files.writeString(
        program,
        "#!/bin/sh\necho \"$3\" >> '%s'\nexec '%s' \"$@\"\n"
            .formatted(calls, installation.vmrun()));
    Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    return VmwareProvider.open(
        vertx,
        UUID.randomUUID().toString(),
        settings.withTool(Optional.of(program), settings.hostType(), settings.startWindow()));
  }

  VmrunInstallation installation() {
    return installation;
  }

  VmwareSettings settings() {
    return settings;
  }

  VmwareProvider provider() {
    return provider;
  }

  Path vms() {
    return settings.defaultVmDirectory();
  }

  Path templates() {
    return directory.resolve("templates");
  }

  /** The library of the user interface, which has never been used. */
  Path library() {
    return directory.resolve("inventory.vmls");
  }

  Path isos() {
    return directory.resolve("isos");
  }

  Path directory() {
    return directory;
  }

  /** A template with a disk of {@link #SOURCE_MIB}. */
  Path seedTemplate(String name) throws IOException {
    return installation.seed(templates(), SeedVm.named(name).hardware(2, 2048, SOURCE_MIB));
  }
}
