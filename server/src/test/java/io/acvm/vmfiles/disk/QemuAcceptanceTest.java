package io.acvm.vmfiles.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.vmfiles.VmFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Another implementation of the format accepts what we write. Runs where qemu-img is installed. */
class QemuAcceptanceTest {
  private static final long MIB = 1 << 20;

  @TempDir private Path directory;

  @BeforeEach
  void needQemu() {
    assumeTrue(
        List.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator)).stream()
            .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve("qemu-img"))),
        "qemu-img is not installed");
  }

  @ParameterizedTest
  @CsvSource({"1,false", "100,false", "20480,false", "1047552,false", "8,true", "20480,true"})
  void emptyDisksAreAccepted(long mib, boolean split) throws Exception {
    Path file = directory.resolve("Démo disk (1).vmdk");

    DiskFiles.create(file, new NewDisk(mib * MIB, split, "lsilogic", 20));

    assertSound(file);
    assertThat(qemu("qemu-img", "info", file.toString())).contains("(" + mib * MIB + " bytes)");
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aChildIsAcceptedWithItsParent(boolean split) throws Exception {
    Path base = directory.resolve("base.vmdk");
    DiskFiles.create(base, new NewDisk(64 * MIB, split, "lsilogic", 20));

    DiskFiles.createChild(directory.resolve("base-000001.vmdk"), base);

    assertThat(
            qemu(
                "qemu-img",
                "info",
                "--backing-chain",
                directory.resolve("base-000001.vmdk").toString()))
        .contains("base.vmdk");
    assertSound(directory.resolve("base-000001.vmdk"));
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void contentSurvivesGrowingAndRenaming(boolean split) throws Exception {
    Path old = directory.resolve("old.vmdk");
    DiskFiles.create(old, new NewDisk(5 * 1024 * MIB, split, "lsilogic", 20));
    write(old, "0x5a", "0");
    write(old, "0xa5", "4200M");
    Path file = directory.resolve("new.vmdk");
    DiskFiles.rename(old, file);

    VirtualDisk grown = DiskGrower.grow(file, 12 * 1024 * MIB);

    assertThat(grown.capacityBytes()).isEqualTo(12 * 1024 * MIB);
    assertSound(file);
    assertReads(file, "0x5a", "0");
    assertReads(file, "0xa5", "4200M");
    write(file, "0x77", "11G");
    assertReads(file, "0x77", "11G");
    assertReads(file, "0x5a", "0");
    assertSound(file);
  }

  @Test
  void aDiskWithAChildIsNotGrown() throws IOException {
    Path base = directory.resolve("base.vmdk");
    DiskFiles.create(base, new NewDisk(8 * MIB, false, "lsilogic", 20));
    Path child = directory.resolve("base-000001.vmdk");
    DiskFiles.createChild(child, base);

    assertThatThrownBy(() -> DiskGrower.grow(base, 16 * MIB)).isInstanceOf(VmFileException.class);
    assertThatThrownBy(() -> DiskGrower.grow(child, 16 * MIB)).isInstanceOf(VmFileException.class);
  }

  private void assertSound(Path file) throws Exception {
    assertThat(qemu("qemu-img", "check", file.toString())).contains("No errors were found");
  }

  private void write(Path file, String pattern, String offset) throws Exception {
    qemu(
        "qemu-io",
        "-f",
        "vmdk",
        "-c",
        "write -P " + pattern + " " + offset + " 200k",
        file.toString());
  }

  private void assertReads(Path file, String pattern, String offset) throws Exception {
    assertThat(
            qemu(
                "qemu-io",
                "-f",
                "vmdk",
                "-c",
                "read -P " + pattern + " " + offset + " 200k",
                file.toString()))
        .doesNotContain("verification failed");
  }

  private String qemu(String... command) throws IOException, InterruptedException {
    Path output = directory.resolve("output.txt");
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String text = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(text).isZero();
    return text;
  }
}
