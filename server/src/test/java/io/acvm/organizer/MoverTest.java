package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizePlan.Method;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MoverTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T09:30:00Z"), ZoneOffset.UTC);
  private static final int MOST_POINTS = 40;

  @TempDir private Path temporary;
  private Path vms;
  private Places places;
  private MovePlanner planner;
  private Shelf shelf;

  @BeforeEach
  void makePlaces() throws IOException {
    vms = temporary.toRealPath().resolve("vms");
    places = places(vms);
    planner = new MovePlanner(places, CLOCK);
    shelf = new Shelf(places, CLOCK, "ws");
  }

  static Places places(Path vms) {
    return new Places(List.of(vms), vms.resolve("permanent_vms"), vms.resolve("vm_backups"));
  }

  @ParameterizedTest
  @EnumSource
  void anOrganizedVmIsWholeAndKeepsEveryByte(Method method) throws IOException {
    // Given
    Path vmx = SampleVm.make(vms, "web-01");
    assertThat(SampleVm.isWhole(vmx)).isTrue();
    Map<String, String> before = SampleVm.content(vmx.getParent());

    // When
    OrganizePlan plan = organize(vmx, method, Points.NONE);

    // Then
    Path moved = Path.of(plan.ref().value());
    assertThat(moved).isEqualTo(vms.resolve("permanent_vms/2026-01-15_web-01/vm_files/web-01.vmx"));
    assertThat(vmx.getParent()).doesNotExist();
    assertThat(SampleVm.content(moved.getParent())).isEqualTo(before);
    assertThat(SampleVm.isWhole(moved)).isTrue();
    assertThat(Moving.isUnderWay(moved)).isFalse();
    assertThat(shelf.list()).singleElement().extracting("name").isEqualTo("web-01");
  }

  @ParameterizedTest
  @EnumSource
  void killedAnywhereItGoesOnAndEndsInOnePlace(Method method) throws IOException {
    int point = 0;
    for (; point < MOST_POINTS; point++) {
      Path world = Files.createDirectory(temporary.toRealPath().resolve(method + "-" + point));
      use(world);
      Path vmx = SampleVm.make(vms, "web-01");
      Map<String, String> before = SampleVm.content(vmx.getParent());
      OrganizePlan plan = as(method, planner.organize(vmx, "web-01"));
      AtomicInteger done = new AtomicInteger();
      boolean stopped = Stops.killedAt(point).stop(points -> carryOut(plan, points, done));
      // On its way it may be in no list, but never in two places.
      assertThat(visible()).as("point %d", point).hasSizeLessThanOrEqualTo(1);

      carryOut(plan, Points.NONE, done);

      assertThat(visible()).containsExactly(Path.of(plan.ref().value()));
      assertThat(SampleVm.content(Path.of(plan.to()))).as("point %d", point).isEqualTo(before);
      assertThat(SampleVm.isWhole(Path.of(plan.ref().value()))).isTrue();
      if (!stopped) {
        break;
      }
    }
    assertThat(point).isBetween(5, MOST_POINTS - 1);
  }

  @ParameterizedTest
  @EnumSource
  void whateverFailsIsUndoneToTheLastByte(Method method) throws IOException {
    int point = 0;
    for (; point < MOST_POINTS; point++) {
      Path world = Files.createDirectory(temporary.toRealPath().resolve(method + "-" + point));
      use(world);
      Path vmx = SampleVm.make(vms, "web-01");
      Map<String, String> before = SampleVm.content(vms);
      OrganizePlan plan = as(method, planner.organize(vmx, "web-01"));
      boolean failed =
          Stops.failingAt(point)
              .stop(points -> new Mover(places, points).move(plan, Progress.NONE));
      assertThat(visible()).as("point %d", point).hasSizeLessThanOrEqualTo(1);

      // Undoing may be interrupted as well.
      for (int inner = 0; inner < 4; inner++) {
        Stops.killedAt(inner).stop(points -> new Mover(places, points).moveBack(plan));
      }
      new Mover(places, Points.NONE).moveBack(plan);

      assertThat(visible()).as("point %d", point).containsExactly(vmx);
      assertThat(Path.of(plan.to()).getParent()).as("point %d", point).doesNotExist();
      assertThat(SampleVm.content(vms)).isEqualTo(before);
      assertThat(SampleVm.isWhole(vmx)).isTrue();
      if (!failed) {
        break;
      }
    }
    assertThat(point).isBetween(3, MOST_POINTS - 1);
  }

  @Test
  void anOrganizedVmGoesBackToWhereItWas() throws IOException {
    // Given
    Path vmx = SampleVm.make(vms, "web-01");
    Map<String, String> before = SampleVm.content(vms);
    OrganizePlan there = organize(vmx, Method.RENAME, Points.NONE);

    // When
    OrganizePlan back = planner.back(Path.of(there.ref().value()));
    new Mover(places, Points.NONE).move(back, Progress.NONE);
    new Mover(places, Points.NONE).finish(back);

    // Then
    assertThat(visible()).containsExactly(vmx);
    assertThat(SampleVm.content(vms)).isEqualTo(before);
    assertThat(SampleVm.isWhole(vmx)).isTrue();
    assertThat(Path.of(there.to()).getParent()).doesNotExist();
  }

  @Test
  void whatWasUsedAtItsOldPlaceMeanwhileIsNotRemoved() throws IOException {
    // Given
    Path vmx = SampleVm.make(vms, "web-01");
    OrganizePlan plan = as(Method.COPY, planner.organize(vmx, "web-01"));
    new Mover(places, Points.NONE).move(plan, Progress.NONE);
    Files.writeString(vmx.resolveSibling("data.bin"), "written by a guest");

    // When
    assertThatThrownBy(() -> new Mover(places, Points.NONE).finish(plan))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.FILE_NOT_USABLE));
    new Mover(places, Points.NONE).moveBack(plan);

    // Then
    assertThat(visible()).containsExactly(vmx);
    assertThat(vmx.resolveSibling("data.bin")).hasContent("written by a guest");
  }

  @ParameterizedTest
  @CsvSource({"123456789,123456700", "123456789,120000000", "123456789,0"})
  void aVolumeThatKeepsTimesLessExactlyIsNoChange(int nanos, int kept) throws IOException {
    // Given
    Path vmx = SampleVm.make(vms, "web-01");
    Instant written = Instant.parse("2026-01-15T09:30:00Z");
    Files.setLastModifiedTime(
        vmx.resolveSibling("data.bin"), FileTime.from(written.plusNanos(nanos)));
    OrganizePlan plan = as(Method.COPY, planner.organize(vmx, "web-01"));
    new Mover(places, Points.NONE).move(plan, Progress.NONE);

    // When
    Files.setLastModifiedTime(
        Path.of(plan.to(), "data.bin"), FileTime.from(written.plusNanos(kept)));
    new Mover(places, Points.NONE).finish(plan);

    // Then
    assertThat(visible()).containsExactly(Path.of(plan.ref().value()));
  }

  /** Two plans of one day, made before either was carried out. */
  @ParameterizedTest
  @EnumSource
  void whatIsAtTheNewPlaceAlreadyIsNotTouched(Method method) throws IOException {
    // Given
    Path first = SampleVm.make(vms, "web-01");
    Path second = SampleVm.make(vms, "other");
    OrganizePlan mine = as(method, planner.organize(first, "web"));
    OrganizePlan late = as(method, planner.organize(second, "web"));
    new Mover(places, Points.NONE).move(mine, Progress.NONE);

    for (boolean finished : List.of(false, true)) {
      if (finished) {
        carryOut(mine, Points.NONE, new AtomicInteger(1));
      }
      Map<String, String> before = SampleVm.hashes(vms);

      // When
      assertThatThrownBy(() -> new Mover(places, Points.NONE).move(late, Progress.NONE))
          .isInstanceOf(FileAlreadyExistsException.class);
      new Mover(places, Points.NONE).moveBack(late);

      // Then
      assertThat(SampleVm.hashes(vms)).isEqualTo(before);
    }
    assertThat(visible()).containsExactlyInAnyOrder(Path.of(mine.ref().value()), second);
  }

  @Test
  void whatCameToTheOldPlaceMeanwhileStaysThere() throws IOException {
    Path vmx = SampleVm.make(vms, "web-01");
    OrganizePlan plan = as(Method.COPY, planner.organize(vmx, "web-01"));
    new Mover(places, Points.NONE).move(plan, Progress.NONE);
    Files.writeString(vmx.resolveSibling("notes.txt"), "from somebody");

    new Mover(places, Points.NONE).finish(plan);

    assertThat(vmx.resolveSibling("notes.txt")).hasContent("from somebody");
    assertThat(vmx.getParent()).isDirectoryNotContaining("glob:**.{vmx,vmdk}");
  }

  @Test
  void aFileThatVanishesFailsAndTheRestGoesBack() throws IOException {
    // Given
    Path vmx = SampleVm.make(vms, "web-01");
    OrganizePlan plan = as(Method.COPY, planner.organize(vmx, "web-01"));
    Files.delete(vmx.resolveSibling("data.bin"));
    Map<String, String> before = SampleVm.hashes(vms);

    // When
    assertThatThrownBy(() -> new Mover(places, Points.NONE).move(plan, Progress.NONE))
        .isInstanceOf(IOException.class);
    new Mover(places, Points.NONE).moveBack(plan);

    // Then
    assertThat(SampleVm.hashes(vms)).isEqualTo(before);
  }

  @Test
  void aVmWithoutAFolderOfItsOwnStays() throws IOException {
    Path vmx = SampleVm.make(vms, "web-01");
    Files.copy(vmx, vmx.resolveSibling("other.vmx"));

    assertThatThrownBy(() -> planner.organize(vmx, "web-01"))
        .isInstanceOfSatisfying(
            AcvmException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.VM_FOLDER_SHARED));
  }

  @Test
  void aNameThatIsTakenAlsoInAnotherCaseGetsANumber() throws IOException {
    Path vmx = SampleVm.make(vms, "web-01");
    Files.createDirectories(vms.resolve("permanent_vms/2026-01-15_WEB-01"));

    assertThat(planner.organize(vmx, "web-01").to())
        .endsWith(Path.of("2026-01-15_web-01-2", "vm_files").toString());
  }

  private void use(Path world) {
    vms = world.resolve("vms");
    places = places(vms);
    planner = new MovePlanner(places, CLOCK);
    shelf = new Shelf(places, CLOCK, "ws");
  }

  private OrganizePlan organize(Path vmx, Method method, Points points) throws IOException {
    OrganizePlan plan = as(method, planner.organize(vmx, "web-01"));
    carryOut(plan, points, new AtomicInteger());
    return plan;
  }

  /** Step by step as the server does it: what is not known to be done is done again. */
  private void carryOut(OrganizePlan plan, Points points, AtomicInteger done) throws IOException {
    Path moved = Path.of(plan.ref().value());
    if (done.get() == 0) {
      new Mover(places, points).move(plan, Progress.NONE);
      done.set(1);
    }
    if (done.get() == 1) {
      shelf.describe(moved, new VmId("v1"), Optional.of(plan.from()), "en", Progress.NONE);
      done.set(2);
    }
    new Mover(places, points).finish(plan);
  }

  private static OrganizePlan as(Method method, OrganizePlan plan) {
    return new OrganizePlan(method, plan.from(), plan.to(), plan.ref(), plan.moves());
  }

  /** The VMs that a look at the directory finds. */
  private Set<Path> visible() throws IOException {
    try (Stream<Path> files = Files.walk(vms)) {
      return new TreeSet<>(
          files
              .filter(file -> file.toString().endsWith(".vmx") && !Moving.isUnderWay(file))
              .toList());
    }
  }
}
