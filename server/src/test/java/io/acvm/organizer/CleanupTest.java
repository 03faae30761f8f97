package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.CleanupItem.Kind;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.NewDisk;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CleanupTest {
  private final Clock tomorrow =
      Clock.fixed(Instant.now().plus(Duration.ofDays(1)), ZoneOffset.UTC);

  @TempDir private Path temporary;
  private Path vms;
  private Places places;
  private Path vmx;

  @BeforeEach
  void makeMess() throws IOException {
    use(temporary.toRealPath());
  }

  private void use(Path world) throws IOException {
    vms = world.resolve("vms");
    places = MoverTest.places(vms);
    vmx = SampleVm.make(vms, "web-01");
    DiskFiles.create(
        vmx.resolveSibling("orphan.vmdk"), new NewDisk(16 << 20, true, "lsilogic", 19));
    Files.createDirectories(vms.resolve("empty"));
    Files.createDirectories(vmx.resolveSibling("disk.vmdk.lck"));
    Path half = Files.createDirectories(vms.resolve("half"));
    Files.writeString(half.resolve("half.vmx.acvm-making"), "half");
    Files.writeString(half.resolve("half.vmx"), "");
    Files.createDirectories(places.backups());
    Files.writeString(places.backups().resolve("b-1.zip.part"), "half a backup");
  }

  @Test
  void onlyWhatIsNobodysIsFound() throws IOException {
    assertThat(find(tomorrow))
        .extracting(CleanupItem::kind, item -> vms.relativize(Path.of(item.path())))
        .containsExactlyInAnyOrder(
            tuple(Kind.ORPHAN_DISK, Path.of("web-01/orphan.vmdk")),
            tuple(Kind.EMPTY_FOLDER, Path.of("empty")),
            tuple(Kind.STALE_LOCK, Path.of("web-01/disk.vmdk.lck")),
            tuple(Kind.HALF_MADE, Path.of("half")),
            tuple(Kind.UNFINISHED_BACKUP, Path.of("vm_backups/b-1.zip.part")));
  }

  @Test
  void whatLiesInTwoDirectoriesOfVmsIsFoundOnce() throws IOException {
    List<CleanupItem> once = find(tomorrow);
    places =
        new Places(List.of(vms, vms.resolve("web-01"), vms), places.permanent(), places.backups());

    assertThat(find(tomorrow)).containsExactlyInAnyOrderElementsOf(once);
  }

  @Test
  void whatIsFreshIsSomebodys() throws IOException {
    assertThat(find(Clock.systemUTC())).isEmpty();
  }

  @Test
  void besideAConfigurationThatCannotBeReadNothingIsAnOrphan() throws IOException {
    Files.writeString(vmx, "not a configuration");

    assertThat(find(tomorrow))
        .extracting(CleanupItem::path)
        .doesNotContain(vmx.resolveSibling("orphan.vmdk").toString());
  }

  @Test
  void killedAnywhereEverythingIsInItsPlaceOrInTheTrash() throws IOException {
    Map<String, String> before = SampleVm.hashes(vms);
    List<String> ids = find(tomorrow).stream().map(CleanupItem::id).toList();
    for (int point = 0; point < 60; point++) {
      boolean stopped =
          Stops.killedAt(point).stop(points -> cleanup(points, tomorrow).move(ids, List.of(vmx)));
      cleanup(Points.NONE, tomorrow).move(ids, List.of(vmx));
      assertThat(find(tomorrow)).as("point %d", point).isEmpty();
      Trash trash = new Trash(places, tomorrow, Points.NONE);
      for (TrashItem item : trash.list()) {
        for (int inner = 0; inner < 2; inner++) {
          int at = inner;
          Stops.killedAt(at).stop(points -> new Trash(places, tomorrow, points).putBack(item.id()));
        }
        if (trash.list().stream().anyMatch(each -> each.id().equals(item.id()))) {
          trash.putBack(item.id());
        }
      }

      Map<String, String> after = SampleVm.hashes(vms);
      after.keySet().removeIf(name -> name.startsWith(Places.TRASH));
      assertThat(after).as("point %d", point).isEqualTo(before);
      assertThat(vms.resolve("empty")).isDirectory();
      if (!stopped) {
        assertThat(point).isGreaterThan(5);
        return;
      }
    }
  }

  @Test
  void nothingIsOverwrittenAndEmptyingIsForGood() throws IOException {
    // Given
    List<String> ids = find(tomorrow).stream().map(CleanupItem::id).toList();
    assertThat(cleanup(Points.NONE, tomorrow).move(ids, List.of(vmx))).isEqualTo(5);
    Trash trash = new Trash(places, tomorrow, Points.NONE);
    TrashItem half =
        trash.list().stream()
            .filter(item -> item.path().endsWith("half"))
            .findFirst()
            .orElseThrow();
    Files.createDirectory(vms.resolve("half"));

    // Then
    assertThatThrownBy(() -> trash.putBack(half.id()))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(trash.empty(Optional.empty(), Instant.now())).as("all came later").isZero();
    assertThat(trash.empty(Optional.empty(), tomorrow.instant())).isEqualTo(5);
    assertThat(trash.list()).isEmpty();
    try (Stream<Path> left = Files.list(vms.resolve(Places.TRASH))) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void onlyWhatWasShownIsDeleted() throws IOException {
    // Given
    List<String> ids = find(tomorrow).stream().map(CleanupItem::id).toList();
    cleanup(Points.NONE, tomorrow).move(ids, List.of(vmx));
    Trash trash = new Trash(places, tomorrow, Points.NONE);
    List<TrashItem> all = trash.list();
    Optional<List<String>> shown = Optional.of(List.of(all.get(0).id(), "gone already"));

    // Then
    assertThat(trash.empty(shown, tomorrow.instant())).isEqualTo(1);
    assertThat(trash.list()).containsExactlyElementsOf(all.subList(1, all.size()));
  }

  /** A directory of VMs beneath another may be a volume of its own. */
  @Test
  void theTrashIsThatOfTheNearestDirectory() throws IOException {
    Places nested =
        new Places(List.of(vms, places.permanent()), places.permanent(), places.backups());
    Path lost = Files.createDirectories(places.permanent().resolve("lost"));
    Trash trash = new Trash(nested, tomorrow, Points.NONE);

    trash.put(lost.getParent(), List.of("lost"), "test");

    assertThat(places.permanent().resolve(Places.TRASH)).isNotEmptyDirectory();
    trash.putBack(trash.list().get(0).id());
    assertThat(lost).isDirectory();
  }

  @Test
  void whatIsKilledWhileItEmptiesTheTrashDeletesNothingElse() throws IOException {
    List<String> ids = find(tomorrow).stream().map(CleanupItem::id).toList();
    cleanup(Points.NONE, tomorrow).move(ids, List.of(vmx));
    Map<String, String> kept = outsideTheTrash();
    for (int point = 0; point < ids.size(); point++) {
      Stops.killedAt(point)
          .stop(
              points ->
                  new Trash(places, tomorrow, points).empty(Optional.empty(), tomorrow.instant()));
      assertThat(outsideTheTrash()).as("point %d", point).isEqualTo(kept);
    }
    new Trash(places, tomorrow, Points.NONE).empty(Optional.empty(), tomorrow.instant());
    assertThat(new Trash(places, tomorrow, Points.NONE).list()).isEmpty();
    assertThat(outsideTheTrash()).isEqualTo(kept);
  }

  private Map<String, String> outsideTheTrash() throws IOException {
    Map<String, String> hashes = SampleVm.hashes(vms);
    hashes.keySet().removeIf(name -> name.startsWith(Places.TRASH));
    return hashes;
  }

  private List<CleanupItem> find(Clock clock) throws IOException {
    return cleanup(Points.NONE, clock).find(List.of(vmx));
  }

  private Cleanup cleanup(Points points, Clock clock) {
    return new Cleanup(places, new Trash(places, clock, points), clock, folder -> false);
  }
}
