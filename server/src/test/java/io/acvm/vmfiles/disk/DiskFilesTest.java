package io.acvm.vmfiles.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DiskFilesTest {
  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;

  @TempDir private Path directory;

  /** The hashes are those of extents that VMware Workstation wrote. */
  @ParameterizedTest
  @CsvSource({
    "327680,3c80b07cb112ac29c8a3edf47b96eb8fb07fec62e069edf7115d020041c9195c",
    "4325376,21c839b49edebbe9e804c943e2da416e1ddaf4726d674850898cb41e7987f6f0",
    "8323072,6c5f2dae081ea33e969a3e10384e2bf8b4dcca3492fc84469de39722f2464c4d"
  })
  void emptyPartsAreByteForByteWhatVmwareWrites(long sectors, String sha256)
      throws IOException, GeneralSecurityException {
    Path file = directory.resolve("a-s001.vmdk");

    SparseExtent.create(file, SparseLayout.of(sectors, false), new byte[0]);

    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
    assertThat(HexFormat.of().formatHex(hash)).isEqualTo(sha256);
  }

  @ParameterizedTest
  @CsvSource({
    "65536,26,128",
    "204800,38,128",
    "2097152,150,384",
    "41943040,2586,5248",
    "83886080,5151,10368",
    "4294967296,262677,525440"
  })
  void tablesStandWhereTheFormatPutsThem(long sectors, long directorySector, long overhead) {
    SparseLayout layout = SparseLayout.of(sectors, true);

    assertThat(layout.directory()).isEqualTo(directorySector);
    assertThat(layout.overhead()).isEqualTo(overhead);
  }

  @Test
  void aDiskInOneFileDescribesItself() throws IOException {
    Path file = directory.resolve("Été (1).vmdk");

    DiskFiles.create(file, new NewDisk(20 * GIB, false, "lsilogic", 20));

    VirtualDisk disk = VirtualDisk.read(file);
    assertThat(disk.capacityBytes()).isEqualTo(20 * GIB);
    assertThat(disk.createType()).isEqualTo("monolithicSparse");
    assertThat(disk.adapterType()).isEqualTo("lsilogic");
    assertThat(disk.hasParent()).isFalse();
    assertThat(disk.files()).containsExactly(file);
    assertThat(disk.extents())
        .containsExactly(new Extent("RW", 41_943_040, "SPARSE", "Été (1).vmdk", 0));
    assertThat(Files.size(file)).isEqualTo(2_686_976);
    assertThat(disk.descriptor().get("ddb.longContentID").orElseThrow())
        .hasSize(32)
        .endsWith(disk.contentId());
    assertThat(disk.descriptor().get("ddb.uuid").orElseThrow())
        .matches("60 00 c2 9[0-9a-f]( [0-9a-f]{2}){4}-.*");
    assertThat(disk.descriptor().get("ddb.geometry.cylinders")).contains("2610");
  }

  @Test
  void aSplitDiskHasPartsOfVmwaresSize() throws IOException {
    VirtualDisk disk =
        DiskFiles.create(
            directory.resolve("web.vmdk"), new NewDisk(20 * GIB, true, "lsilogic", 20));

    assertThat(disk.extents())
        .extracting(Extent::sectors)
        .containsExactly(8_323_072L, 8_323_072L, 8_323_072L, 8_323_072L, 8_323_072L, 327_680L);
    assertThat(disk.extents())
        .extracting(Extent::fileName)
        .startsWith("web-s001.vmdk")
        .endsWith("web-s006.vmdk");
    assertThat(disk.files()).hasSize(7).allMatch(Files::exists);
  }

  @Test
  void aDiskOfManyTerabytesTakesNoRoom() throws IOException {
    VirtualDisk disk =
        DiskFiles.create(
            directory.resolve("big.vmdk"), new NewDisk(8L << 40, true, "lsilogic", 20));

    assertThat(disk.capacityBytes()).isEqualTo(8L << 40);
    assertThatThrownBy(() -> new NewDisk(2L << 40, false, "lsilogic", 20))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChildKnowsItsParentAndTheParentsContent() throws IOException {
    Path base = directory.resolve("web.vmdk");
    VirtualDisk parent = DiskFiles.create(base, new NewDisk(8 * MIB, true, "lsilogic", 20));
    Path elsewhere = Files.createDirectory(directory.resolve("clone"));

    VirtualDisk beside = DiskFiles.createChild(directory.resolve("web-000001.vmdk"), base);
    VirtualDisk linked = DiskFiles.createChild(elsewhere.resolve("web-cl1.vmdk"), base);

    assertThat(beside.parentHint()).contains("web.vmdk");
    assertThat(linked.parentHint()).contains(base.toAbsolutePath().toString());
    assertThat(beside.parent().orElseThrow()).isEqualTo(base);
    assertThat(beside.parentContentId()).isEqualTo(parent.contentId());
    assertThat(beside.capacityBytes()).isEqualTo(parent.capacityBytes());
    assertThat(beside.extents())
        .extracting(Extent::fileName)
        .containsExactly("web-000001-s001.vmdk");
    assertThat(beside.contentId()).isNotEqualTo(parent.contentId());
  }

  @ParameterizedTest
  @CsvSource({"true", "false"})
  void copiesAndRenamesTakeAllPartsAlong(boolean split) throws IOException {
    Path from = directory.resolve("old.vmdk");
    DiskFiles.create(from, new NewDisk(8 * MIB, split, "lsilogic", 20));
    Path copy = Files.createDirectory(directory.resolve("copy")).resolve("new.vmdk");

    VirtualDisk copied = DiskFiles.copy(from, copy);
    VirtualDisk renamed = DiskFiles.rename(from, directory.resolve("other.vmdk"));

    assertThat(copied.extents())
        .extracting(Extent::fileName)
        .containsExactly(split ? "new-s001.vmdk" : "new.vmdk");
    assertThat(copied.files()).allMatch(Files::exists);
    assertThat(renamed.files()).allMatch(Files::exists);
    assertThat(names(directory))
        .containsExactlyInAnyOrderElementsOf(
            split
                ? List.of("copy", "other.vmdk", "other-s001.vmdk")
                : List.of("copy", "other.vmdk"));
    DiskFiles.delete(directory.resolve("other.vmdk"));
    assertThat(names(directory)).containsExactly("copy");
  }

  @Test
  void nothingIsOverwrittenAndAFailureLeavesNothing() throws IOException {
    Files.writeString(directory.resolve("web-s002.vmdk"), "somebody's");

    assertThatThrownBy(
            () ->
                DiskFiles.create(
                    directory.resolve("web.vmdk"), new NewDisk(8 * GIB, true, "lsilogic", 20)))
        .isInstanceOf(FileAlreadyExistsException.class);

    assertThat(names(directory)).containsExactly("web-s002.vmdk");
    assertThat(directory.resolve("web-s002.vmdk")).hasContent("somebody's");
  }

  @Test
  void aWriteChangesTheContentIdInBothPlaces() throws IOException {
    Path file = directory.resolve("a.vmdk");
    String before = DiskFiles.create(file, new NewDisk(8 * MIB, false, "ide", 20)).contentId();

    DiskFiles.markWritten(file);

    VirtualDisk disk = VirtualDisk.read(file);
    assertThat(disk.contentId()).isNotEqualTo(before);
    assertThat(disk.descriptor().get("ddb.longContentID").orElseThrow()).endsWith(disk.contentId());
  }

  private static List<String> names(Path directory) throws IOException {
    try (var files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
