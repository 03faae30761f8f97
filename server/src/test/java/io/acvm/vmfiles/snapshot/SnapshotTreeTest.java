package io.acvm.vmfiles.snapshot;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTreeTest {
  private static final Instant TIME = Instant.parse("2026-09-03T13:42:03.920Z");

  @TempDir private Path directory;

  @Test
  void aFileOfNoBytesAndAMissingOneHaveNoSnapshots() throws IOException {
    Path empty = Files.createFile(directory.resolve("a.vmsd"));

    assertThat(SnapshotTree.read(empty).all()).isEmpty();
    assertThat(SnapshotTree.read(directory.resolve("missing.vmsd")).current()).isEmpty();
  }

  @Test
  void readsWhatVmwareWrites() throws IOException {
    SnapshotTree tree =
        parse(
            """
            .encoding = "UTF-8"
            snapshot.lastUID = "12"
            snapshot.current = "12"
            snapshot0.uid = "1"
            snapshot0.filename = "web-Snapshot1.vmsn"
            snapshot0.displayName = "a |22quoted|22 name"
            snapshot0.description = "two|0Alines"
            snapshot0.createTimeHigh = "416404"
            snapshot0.createTimeLow = "1361996416"
            snapshot0.numDisks = "1"
            snapshot0.disk0.fileName = "web.vmdk"
            snapshot0.disk0.node = "scsi0:0"
            snapshot0.disk10.fileName = "data.vmdk"
            snapshot0.disk10.node = "scsi0:10"
            snapshot.numSnapshots = "2"
            snapshot0.clone0 = "/vms/clone/clone.vmx"
            snapshot0.numClones = "1"
            snapshot10.uid = "12"
            snapshot10.parent = "1"
            snapshot10.type = "1"
            snapshot10.createTimeHigh = "416404"
            snapshot10.createTimeLow = "-1"
            """);

    Snapshot first = tree.get(1).orElseThrow();
    assertThat(first.displayName()).isEqualTo("a \"quoted\" name");
    assertThat(first.description()).isEqualTo("two\nlines");
    assertThat(first.createdAt().orElseThrow()).isBetween(TIME, TIME.plusMillis(10));
    assertThat(first.withMemory()).isFalse();
    assertThat(first.disks())
        .containsExactly(
            new Snapshot.Disk("scsi0:0", "web.vmdk"), new Snapshot.Disk("scsi0:10", "data.vmdk"));
    assertThat(first.clones()).containsExactly("/vms/clone/clone.vmx");
    Snapshot second = tree.current().orElseThrow();
    assertThat(second.uid()).isEqualTo(12);
    assertThat(second.parentUid()).hasValue(1);
    assertThat(second.withMemory()).isTrue();
    assertThat(second.createdAt().orElseThrow()).isAfter(first.createdAt().orElseThrow());
  }

  @Test
  void parentsThatDoNotExistOrCloseACircleMakeRoots() throws IOException {
    SnapshotTree tree =
        parse(
            """
            snapshot0.uid = "1"
            snapshot0.parent = "3"
            snapshot1.uid = "2"
            snapshot1.parent = "1"
            snapshot2.uid = "3"
            snapshot2.parent = "2"
            snapshot3.uid = "4"
            snapshot3.parent = "77"
            snapshot4.uid = "5"
            snapshot4.parent = "5"
            snapshot5.uid = "no number"
            """);

    assertThat(tree.all()).hasSize(5);
    assertThat(tree.roots()).extracting(Snapshot::uid).contains(4, 5).hasSize(3);
    assertThat(tree.pathTo(3)).isNotEmpty();
  }

  @Test
  void aTreeIsBuiltAndSurvivesItsFile() throws IOException {
    SnapshotTree tree = SnapshotTree.read(directory.resolve("new.vmsd"));
    tree.add(
        "base",
        "",
        false,
        TIME,
        "a-Snapshot1.vmsn",
        List.of(new Snapshot.Disk("scsi0:0", "a.vmdk")));
    tree.add("child", "é", true, TIME, "a-Snapshot2.vmsn", List.of());
    tree.setCurrent(1);
    tree.add("child", "", false, TIME, "a-Snapshot3.vmsn", List.of());
    tree.addClone(1, "C:\\VMs\\x\\x.vmx");
    tree.save(directory.resolve("new.vmsd"));

    SnapshotTree again = SnapshotTree.read(directory.resolve("new.vmsd"));

    assertThat(again.all()).isEqualTo(tree.all());
    assertThat(again.current().orElseThrow().uid()).isEqualTo(3);
    assertThat(again.get(1).orElseThrow().createdAt()).contains(TIME);
    assertThat(again.find("child")).extracting(Snapshot::uid).containsExactly(2, 3);
    assertThat(again.find("base/child")).hasSize(2);
    assertThat(again.find("child/base")).isEmpty();
  }

  @Test
  void removalClosesTheGapHandsChildrenUpAndKeepsUnknownKeys() throws IOException {
    SnapshotTree tree =
        parse(
            """
            snapshot.current = "2"
            snapshot0.uid = "1"
            snapshot1.uid = "2"
            snapshot1.parent = "1"
            snapshot2.uid = "3"
            snapshot2.parent = "2"
            snapshot2.somethingElse = "kept"
            snapshot.mru0.uid = "3"
            """);

    tree.remove(2);
    tree.save(directory.resolve("a.vmsd"));

    Dictionary file = Dictionary.read(directory.resolve("a.vmsd"));
    assertThat(file.get("snapshot1.uid")).contains("3");
    assertThat(file.get("snapshot1.parent")).contains("1");
    assertThat(file.get("snapshot1.somethingElse")).contains("kept");
    assertThat(file.get("snapshot.current")).contains("1");
    assertThat(file.get("snapshot.numSnapshots")).contains("2");
    assertThat(file.get("snapshot.mru0.uid")).contains("3");
    assertThat(file.has("snapshot2.uid")).isFalse();
    assertThat(tree.nextUid()).isEqualTo(4);
  }

  @Test
  void removalOfABranchMovesTheRunningStateUpAndUidsAreNotUsedAgain() throws IOException {
    SnapshotTree tree = chain(3);
    tree.describe(1, "root", "renamed");

    assertThat(tree.removeWithChildren(2)).extracting(Snapshot::uid).containsExactly(2, 3);

    assertThat(tree.all()).extracting(Snapshot::displayName).containsExactly("root");
    assertThat(tree.current().orElseThrow().uid()).isEqualTo(1);
    assertThat(tree.nextUid()).isEqualTo(4);
    tree.removeWithChildren(1);
    assertThat(tree.current()).isEmpty();
    assertThat(tree.nextUid()).isEqualTo(4);
  }

  @Test
  void aCloneIsForgottenAndALinkedCloneKnowsItsOrigin() throws IOException {
    SnapshotTree tree = chain(1);
    tree.addClone(1, "/a.vmx");
    tree.addClone(1, "/b.vmx");
    tree.removeClone(1, "/a.vmx");
    tree.setCloneOf("/source.vmx", List.of("a-cl1.vmdk"));

    assertThat(tree.get(1).orElseThrow().clones()).containsExactly("/b.vmx");
    assertThat(tree.cloneOf()).containsExactly("/source.vmx");
  }

  @Property(tries = 200)
  void anyParentsMakeATreeInWhichEverybodyHasARoot(
      @ForAll @Size(max = 30) List<@IntRange(min = 0, max = 30) Integer> parents)
      throws IOException {
    String text =
        IntStream.range(0, parents.size())
            .mapToObj(
                i ->
                    "snapshot"
                        + i
                        + ".uid = \""
                        + i
                        + "\"\nsnapshot"
                        + i
                        + ".parent = \""
                        + parents.get(i)
                        + "\"\n")
            .collect(Collectors.joining());

    SnapshotTree tree = parse(text);

    List<Integer> reached = new ArrayList<>();
    tree.roots().forEach(root -> collect(tree, root, reached));
    assertThat(reached).hasSize(parents.size()).doesNotHaveDuplicates();
  }

  private static void collect(SnapshotTree tree, Snapshot at, List<Integer> into) {
    into.add(at.uid());
    tree.childrenOf(at.uid()).forEach(child -> collect(tree, child, into));
  }

  private SnapshotTree chain(int length) throws IOException {
    SnapshotTree tree = SnapshotTree.read(directory.resolve("none.vmsd"));
    for (int i = 1; i <= length; i++) {
      tree.add("s" + i, "", false, TIME, "s" + i + ".vmsn", List.of());
    }
    return tree;
  }

  private static SnapshotTree parse(String text) throws VmFileException {
    return SnapshotTree.of(Dictionary.parse(text.getBytes(StandardCharsets.UTF_8)));
  }
}
