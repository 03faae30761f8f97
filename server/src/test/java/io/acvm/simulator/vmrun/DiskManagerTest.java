package io.acvm.simulator.vmrun;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.vmfiles.disk.VirtualDisk;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskManagerTest {
  @TempDir Path directory;
  private int code;

  private String run(String... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    code = DiskManager.run(words, new Console(stream, stream, "\n"));
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aDiskIsCreatedGrownCopiedAndRemoved() throws IOException {
    String disk = directory.resolve("a.vmdk").toString();
    String copy = directory.resolve("b.vmdk").toString();

    assertThat(run("-c", "-s", "40000M", "-a", "lsilogic", "-t", "1", disk))
        .isEqualTo("Creating disk '" + disk + "'\nVirtual disk creation successful.\n");
    assertThat(VirtualDisk.read(Path.of(disk)).capacityBytes()).isEqualTo(40000L << 20);
    assertThat(run("-x", "41000MB", disk))
        .startsWith("  Grow: 100% done.\nDisk expansion completed successfully.\n\nWARNING");
    assertThat(VirtualDisk.read(Path.of(disk)).capacityBytes()).isEqualTo(41000L << 20);
    assertThat(run("-d", disk)).isEqualTo("Defragmentation completed successfully.\n");
    assertThat(run("-k", disk)).isEqualTo("Shrink completed successfully.\n");
    assertThat(run("-r", disk, "-t", "1", copy)).endsWith("Virtual disk conversion successful.\n");
    assertThat(run("-U", disk)).isEmpty();
    assertThat(code).isZero();
    assertThat(Workstation.names(directory)).allMatch(name -> name.startsWith("b"));
  }

  @Test
  void whatCannotBeDoneIsSaidInTheWordsOfTheRealProgram() throws IOException {
    String disk = directory.resolve("a.vmdk").toString();
    run("-c", "-s", "1GB", "-a", "ide", "-t", "0", disk);
    String text = Files.writeString(directory.resolve("t.vmdk"), "text").toString();

    assertThat(run("-c", "-s", "1GB", "-t", "0", disk))
        .isEqualTo("Failed to create disk: The file already exists (0xc).\n");
    assertThat(run("-x", "512MB", disk))
        .isEqualTo(
            "Failed to expand the disk '"
                + disk
                + "': One of the parameters supplied is invalid (0x3e80).\n");
    assertThat(run("-r", text, "-t", "0", directory.resolve("c.vmdk").toString()))
        .isEqualTo("Failed to convert disk: The specified file is not a virtual disk (0x3ebf).\n");
    assertThat(code).isEqualTo(1);
  }
}
