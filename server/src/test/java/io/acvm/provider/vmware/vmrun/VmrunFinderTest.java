package io.acvm.provider.vmware.vmrun;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(OS.WINDOWS)
class VmrunFinderTest {
  private static Optional<String> silent(List<String> command) {
    return Optional.empty();
  }

  @TempDir Path root;

  @Test
  void theConfiguredPathIsTheOnlyOne() throws Exception {
    program("usr/bin/vmrun");
    Path elsewhere = program("opt/vmrun");
    assertThat(finder(linux(Map.of()), elsewhere).get()).isEqualTo(elsewhere);
    assertThat(finder(linux(Map.of()), elsewhere.getParent()).get()).isEqualTo(elsewhere);
    AcvmException failure = failure(finder(linux(Map.of()), root.resolve("nothing")));
    assertThat(failure.code()).isEqualTo(ErrorCode.VMRUN_NOT_FOUND);
    assertThat(failure.arguments()).containsEntry("places", root.resolve("nothing").toString());
  }

  @Test
  void theSearchPathComesBeforeTheDefaultPlace() throws Exception {
    Path usual = program("usr/bin/vmrun");
    assertThat(finder(linux(Map.of()), null).get()).isEqualTo(usual);
    Path first = program("home/bin/vmrun");
    Map<String, String> environment = Map.of("PATH", "relative::" + first.getParent());
    assertThat(finder(linux(environment), null).get()).isEqualTo(first);
  }

  @Test
  void nowhereSaysEveryPlaceThatWasLookedAt() {
    AcvmException failure = failure(finder(linux(Map.of()), null));
    assertThat(failure.code()).isEqualTo(ErrorCode.VMRUN_NOT_FOUND);
    assertThat(failure.arguments().get("places"))
        .contains(root.resolve("usr/bin/vmrun").toString())
        .contains(root.resolve("usr/lib/vmware/bin/vmrun").toString());
  }

  @Test
  void aFileThatMustNotBeRunIsNamed() throws Exception {
    Path file = Files.writeString(folder("usr/bin").resolve("vmrun"), "");
    AcvmException failure = failure(finder(linux(Map.of()), null));
    assertThat(failure.code()).isEqualTo(ErrorCode.VMRUN_NOT_USABLE);
    assertThat(failure.arguments()).containsEntry("path", file.toString());
  }

  @Test
  void windowsIsAskedForTheInstallationInBothViews() throws Exception {
    Path installed = program("D/VMware/vmrun.exe");
    Computer computer =
        new Computer(
            Computer.Family.WINDOWS,
            Map.of(),
            root,
            command ->
                command.contains("InstallPath") && !command.get(2).contains("WOW6432Node")
                    ? Optional.of(
                        "\r\nHKEY_LOCAL_MACHINE\\SOFTWARE\\VMware, Inc.\\VMware Workstation\r\n"
                            + "    InstallPath    REG_SZ    "
                            + installed.getParent()
                            + "/\r\n")
                    : Optional.empty());
    assertThat(finder(computer, null).get()).isEqualTo(installed);
  }

  @Test
  void bothFoldersOfProgramsAreLookedAtOnWindows() throws Exception {
    Path installed = program("PF/VMware/VMware Workstation/vmrun.exe");
    Map<String, String> environment =
        Map.of(
            "ProgramFiles(x86)", root.resolve("PF86").toString(),
            "ProgramFiles", root.resolve("PF").toString());
    Computer computer =
        new Computer(Computer.Family.WINDOWS, environment, root, VmrunFinderTest::silent);
    assertThat(finder(computer, null).get()).isEqualTo(installed);
  }

  @Test
  void fusionIsFoundOnAMac() throws Exception {
    Path installed = program("Applications/VMware Fusion.app/Contents/Library/vmrun");
    Computer computer =
        new Computer(Computer.Family.MACOS, Map.of(), root, VmrunFinderTest::silent);
    assertThat(finder(computer, null).get()).isEqualTo(installed);
  }

  @Test
  void theProductTellsItsVersion() throws Exception {
    program("usr/bin/vmrun");
    Path product = program("usr/bin/vmware");
    Computer computer =
        new Computer(
            Computer.Family.LINUX,
            Map.of(),
            root,
            command ->
                command.equals(List.of(product.toString(), "-v"))
                    ? Optional.of("[noise]\nVMware Workstation 17.6.3 build-24583834\n")
                    : Optional.empty());
    assertThat(finder(computer, null).product())
        .contains("VMware Workstation 17.6.3 build-24583834");
  }

  private Computer linux(Map<String, String> environment) {
    return new Computer(Computer.Family.LINUX, environment, root, VmrunFinderTest::silent);
  }

  private static VmrunFinder finder(Computer computer, Path configured) {
    return new VmrunFinder(computer, Optional.ofNullable(configured));
  }

  private static AcvmException failure(VmrunFinder finder) {
    return catchThrowableOfType(AcvmException.class, finder::get);
  }

  private Path folder(String path) throws Exception {
    return Files.createDirectories(root.resolve(path));
  }

  private Path program(String path) throws Exception {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/sh\n");
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
  }
}
