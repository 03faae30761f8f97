package io.acvm.vmfiles.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtualDiskTest {
  private static final String HEAD =
      "# Disk DescriptorFile\nversion=1\nCID=fffffffe\nparentCID=ffffffff\n";

  @TempDir private Path directory;

  @Test
  void theSizeOfAGrownDiskIsTheSumOfItsParts() throws IOException {
    Path file =
        write(
            HEAD
                + "createType=\"twoGbMaxExtentSparse\"\nRW 8323072 SPARSE \"a-s001.vmdk\"\r\n  rw   983040  sparse \"a-s002.vmdk\" \n"
                + "RW 8323072 SPARSE \"a-s003.vmdk\"\nRW 2048 ZERO\nRDONLY 100 FLAT \"a-f1.vmdk\" 128\n");

    VirtualDisk disk = VirtualDisk.read(file);

    assertThat(disk.capacityBytes())
        .isEqualTo((8_323_072L + 983_040 + 8_323_072 + 2048 + 100) * 512);
    assertThat(disk.files()).hasSize(5);
    assertThat(disk.extents().get(4))
        .isEqualTo(new Extent("RDONLY", 100, "FLAT", "a-f1.vmdk", 128));
  }

  @Test
  void theDescriptorsOwnEncodingIsObeyed() throws IOException {
    Path file = directory.resolve("a.vmdk");
    String text = HEAD + "encoding=\"GBK\"\nRW 2048 SPARSE \"机器-s001.vmdk\"\n";
    Files.write(file, text.getBytes(Charset.forName("GBK")));

    assertThat(VirtualDisk.read(file).extents().get(0).fileName()).isEqualTo("机器-s001.vmdk");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "hello",
        "KDMV",
        "# Disk DescriptorFile\n",
        "# Disk DescriptorFile\nRW 999999999999999999 SPARSE \"a\"\n"
      })
  void whatIsNoDiskIsRefused(String content) throws IOException {
    Path file = write(content);

    assertThatThrownBy(() -> VirtualDisk.read(file))
        .asInstanceOf(InstanceOfAssertFactories.type(VmFileException.class))
        .returns(Reason.MALFORMED, VmFileException::reason);
  }

  @Test
  void aPartOfADiskIsNotTakenForTheDisk() throws IOException {
    Path file = directory.resolve("a-s001.vmdk");
    SparseExtent.create(file, SparseLayout.of(65_536, false), new byte[0]);

    assertThatThrownBy(() -> VirtualDisk.read(file))
        .asInstanceOf(InstanceOfAssertFactories.type(VmFileException.class))
        .returns(Reason.UNSUPPORTED, VmFileException::reason);
  }

  @Test
  void partsInOtherFoldersAreNeitherCopiedNorDeleted() throws IOException {
    Path file = write(HEAD + "RW 2048 SPARSE \"../other/a.vmdk\"\n");

    assertThatThrownBy(() -> DiskFiles.delete(file)).isInstanceOf(VmFileException.class);
    assertThatThrownBy(() -> DiskFiles.copy(file, directory.resolve("b.vmdk")))
        .isInstanceOf(VmFileException.class);
    assertThat(file).exists();
  }

  @Property(tries = 300)
  void anyDamageToADiskIsReadOrRefused(@ForAll long seed) throws IOException {
    Path folder = Files.createTempDirectory("damage");
    Path file = folder.resolve("a.vmdk");
    try {
      DiskFiles.create(file, new NewDisk(8 << 20, false, "lsilogic", 20));
      byte[] bytes = Arrays.copyOf(Files.readAllBytes(file), 12_000);
      Random random = new Random(seed);
      for (int i = 0; i < 20; i++) {
        bytes[random.nextInt(i % 2 == 0 ? 80 : 1200)] = (byte) random.nextInt();
      }
      Files.write(file, Arrays.copyOf(bytes, random.nextInt(bytes.length)));
      assertReadOrRefused(file);
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static void assertReadOrRefused(Path file) throws IOException {
    try {
      VirtualDisk disk = VirtualDisk.read(file);
      assertThat(disk.capacityBytes()).isNotNegative();
      assertThat(disk.files()).isNotEmpty();
    } catch (VmFileException e) {
      assertThat(e.getMessage()).isNotBlank();
    }
  }

  private Path write(String text) throws IOException {
    return Files.write(directory.resolve("a.vmdk"), text.getBytes(StandardCharsets.UTF_8));
  }
}
