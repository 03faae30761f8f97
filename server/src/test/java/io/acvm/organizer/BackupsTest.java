package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.Folders;
import io.acvm.vmfiles.vmx.Vmx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupsTest {
  private static final BackupId ID = new BackupId("b-1");
  private static final VmId VM = new VmId("v1");
  private static final int MOST_POINTS = 40;

  @TempDir private Path temporary;
  private Path vms;
  private Places places;
  private Path vmx;

  @BeforeEach
  void makeVm() throws IOException {
    use(temporary.toRealPath());
  }

  private void use(Path world) throws IOException {
    vms = world.resolve("vms");
    places = MoverTest.places(vms);
    vmx = SampleVm.make(vms, "web-01");
  }

  @Test
  void aBackupIsProvenWhenItIsMadeAndLeavesTheVmAsItWas() throws IOException {
    Map<String, String> before = SampleVm.hashes(vmx.getParent());

    Backup backup = create(Points.NONE);

    assertThat(backup.state()).isEqualTo(Backup.State.PROVEN);
    assertThat(backup.fileCount()).isEqualTo(before.size());
    assertThat(backup.sizeBytes()).isLessThan(backup.contentBytes());
    assertThat(backups(Points.NONE).list()).containsExactly(backup);
    assertThat(SampleVm.hashes(vmx.getParent())).isEqualTo(before);
  }

  @Test
  void oneByteThatDiffersIsFound() throws IOException {
    // Given
    create(Points.NONE);
    Path archive = places.backups().resolve("b-1.zip");
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);

    // When
    assertThatThrownBy(() -> backups(Points.NONE).verify(ID, Progress.NONE))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.BACKUP_DAMAGED));

    // Then
    assertThat(backups(Points.NONE).list())
        .singleElement()
        .extracting(Backup::state)
        .isEqualTo(Backup.State.DAMAGED);
  }

  @Test
  void aBackupThatWasKilledAnywhereIsMadeOnceOrDiscarded() throws IOException {
    int point = 0;
    for (; point < MOST_POINTS; point++) {
      use(Files.createDirectory(temporary.resolve("kill-" + point)).toRealPath());
      Map<String, String> before = SampleVm.hashes(vmx.getParent());
      boolean stopped = Stops.killedAt(point).stop(this::create);
      if (point % 2 == 0) {
        backups(Points.NONE).delete(ID);
        assertThat(filesIn(places.backups())).as("point %d", point).isZero();
      } else {
        create(Points.NONE);
        assertThat(backups(Points.NONE).list()).hasSize(1);
        backups(Points.NONE).verify(ID, Progress.NONE);
        assertThat(filesIn(places.backups())).as("point %d", point).isEqualTo(2);
      }
      assertThat(SampleVm.hashes(vmx.getParent())).isEqualTo(before);
      if (!stopped) {
        break;
      }
    }
    assertThat(point).isBetween(4, MOST_POINTS - 1);
  }

  @Test
  void whatAnEarlierBackupHoldsIsNotWrittenAgain() throws IOException {
    // Given
    Backup first = create(Points.NONE);

    // When
    Backup second = create(new BackupId("b-2"));

    // Then
    assertThat(second.needs()).containsExactly(ID);
    assertThat(second.sizeBytes()).isLessThan(first.sizeBytes() / 2);
    assertThat(second.contentBytes()).isEqualTo(first.contentBytes());
    assertThat(backups(Points.NONE).verify(second.id(), Progress.NONE).state())
        .isEqualTo(Backup.State.PROVEN);
    assertFails(() -> backups(Points.NONE).delete(ID), ErrorCode.BACKUP_NEEDED);
    Files.delete(places.backups().resolve("b-2.json"));
    assertFails(() -> backups(Points.NONE).delete(ID), ErrorCode.BACKUP_NEEDED);
    create(second.id());
    Map<String, String> saved = SampleVm.content(vmx.getParent());
    restore(Points.NONE).stage(second.id(), vmx, Progress.NONE);
    restore(Points.NONE).exchange(vmx);
    assertThat(SampleVm.content(vmx.getParent())).isEqualTo(saved);
    backups(Points.NONE).delete(second.id());
    backups(Points.NONE).delete(ID);
    assertThat(filesIn(places.backups())).isZero();
  }

  /** Also where nobody has noticed yet that the earlier one is damaged. */
  @Test
  void onADamagedBackupNothingLeans() throws IOException {
    // Given
    create(Points.NONE);
    Backup second = create(new BackupId("b-2"));
    Path archive = places.backups().resolve("b-1.zip");
    byte[] bytes = Files.readAllBytes(archive);
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);

    // When
    Backup third = create(new BackupId("b-3"));

    // Then
    assertThat(third.needs()).isEmpty();
    assertThat(third.state()).isEqualTo(Backup.State.PROVEN);
    assertFails(
        () -> backups(Points.NONE).verify(second.id(), Progress.NONE), ErrorCode.BACKUP_DAMAGED);
  }

  @Test
  void aCopyIsAVmOfItsOwn() throws IOException {
    // Given
    create(Points.NONE);
    Path copy = vms.resolve("copy").resolve("copy.vmx");

    // When
    restore(Points.NONE).beside(ID, copy, "Copy", Progress.NONE);

    // Then
    assertThat(SampleVm.isWhole(copy)).isTrue();
    assertThat(Vmx.read(copy).displayName()).isEqualTo("Copy");
    assertThat(Vmx.read(copy).uuid()).isPresent();
    assertThat(copy.resolveSibling("copy.vmsd")).exists();
    assertThat(Files.mismatch(copy.resolveSibling("data.bin"), vmx.resolveSibling("data.bin")))
        .isEqualTo(-1);
  }

  @Test
  void aCopyThatWasKilledAnywhereIsMadeAnewAndTouchesNothingElse() throws IOException {
    create(Points.NONE);
    Map<String, String> saved = SampleVm.content(vmx.getParent());
    Map<String, String> before = SampleVm.hashes(vms);
    Path copy = vms.resolve("copy").resolve("copy.vmx");
    int point = 0;
    for (; point < MOST_POINTS; point++) {
      boolean stopped =
          Stops.killedAt(point)
              .stop(points -> restore(points).beside(ID, copy, "Copy", Progress.NONE));
      Folders.remove(copy.getParent());
      assertThat(SampleVm.hashes(vms)).as("point %d", point).isEqualTo(before);
      if (!stopped) {
        break;
      }
    }
    assertThat(point).isBetween(8, MOST_POINTS - 1);
    restore(Points.NONE).beside(ID, copy, "Copy", Progress.NONE);
    assertThat(SampleVm.content(copy.getParent())).isEqualTo(saved);
  }

  @Test
  void putBackAndKilledAnywhereTheVmIsWholeAndNothingIsLost() throws IOException {
    create(Points.NONE);
    Map<String, String> saved = SampleVm.content(vmx.getParent());
    int point = 0;
    for (; point < MOST_POINTS; point++) {
      Folders.remove(vms.resolve(Places.TRASH));
      Files.writeString(vmx.resolveSibling("data.bin"), "ruined");

      AtomicBoolean staged = new AtomicBoolean();
      boolean stopped = Stops.killedAt(point).stop(points -> putBack(points, staged));
      putBack(Points.NONE, staged);

      assertThat(SampleVm.content(vmx.getParent())).as("point %d", point).isEqualTo(saved);
      assertThat(SampleVm.isWhole(vmx)).isTrue();
      assertThat(ruinedIn(vms.resolve(Places.TRASH))).as("point %d", point).isEqualTo(1);
      assertThat(inTrash()).as("point %d", point).isEqualTo(1);
      assertThat(vms).isDirectoryNotContaining(BackupsTest::isHalfDone);
      if (!stopped) {
        break;
      }
    }
    assertThat(point).isBetween(8, MOST_POINTS - 1);
  }

  /** The server does the second part when the first is known to be done. */
  private void putBack(Points points, AtomicBoolean staged) throws IOException {
    if (!staged.get()) {
      restore(points).stage(ID, vmx, Progress.NONE);
      staged.set(true);
    }
    restore(points).exchange(vmx);
  }

  @Test
  void whateverFailsWhilePuttingBackIsUndoneToTheLastByte() throws IOException {
    create(Points.NONE);
    Files.writeString(vmx.resolveSibling("data.bin"), "ruined");
    Map<String, String> before = SampleVm.hashes(vms);
    int point = 0;
    for (; point < MOST_POINTS; point++) {
      boolean stopped = Stops.killedAt(point).stop(points -> putBack(points, new AtomicBoolean()));
      boolean exchanged = point > 1 && Files.notExists(vms.resolve(".acvm-restore-web-01"));
      if (exchanged || !stopped) {
        break;
      }
      // Undoing may be interrupted as well.
      Stops.killedAt(1).stop(points -> restore(points).discard(vmx));
      restore(Points.NONE).discard(vmx);
      assertThat(SampleVm.hashes(vms)).as("point %d", point).isEqualTo(before);
    }
    assertThat(point).isBetween(12, MOST_POINTS - 1);
  }

  private static boolean isHalfDone(Path file) {
    return file.getFileName().toString().matches("\\.acvm-(moving|restore)-.*");
  }

  @Test
  void whatIsCanceledLeavesNothing() {
    Progress canceled =
        new Progress() {
          @Override
          public void report(int percent, String message) {}

          @Override
          public boolean isCanceled() {
            return true;
          }
        };

    assertThatThrownBy(
            () -> backups(Points.NONE).create(ID, vmx, VM, "web-01", Optional.empty(), canceled))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.OPERATION_CANCELED));
  }

  private Backup create(BackupId id) throws IOException {
    return backups(Points.NONE).create(id, vmx, VM, "web-01", Optional.empty(), Progress.NONE);
  }

  private static void assertFails(ThrowingCallable call, ErrorCode code) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AcvmException.class, failure -> assertThat(failure.code()).isEqualTo(code));
  }

  private Backup create(Points points) throws IOException {
    return backups(points).create(ID, vmx, VM, "web-01", Optional.empty(), Progress.NONE);
  }

  private Backups backups(Points points) {
    return new Backups(places.backups(), Clock.systemUTC(), points);
  }

  private Restore restore(Points points) {
    return new Restore(
        new Backups(places.backups(), Clock.systemUTC(), points),
        new Trash(places, Clock.systemUTC(), points),
        points);
  }

  private static long filesIn(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return 0;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  private int inTrash() throws IOException {
    return new Trash(places, Clock.systemUTC(), Points.NONE).list().size();
  }

  private static long ruinedIn(Path trash) throws IOException {
    try (Stream<Path> files = Files.walk(trash)) {
      return files
          .filter(file -> file.endsWith("data.bin"))
          .filter(file -> file.toFile().length() == "ruined".length())
          .count();
    }
  }
}
