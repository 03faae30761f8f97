package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.organizer.Backup;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills a real process in the middle of its work, some way after the point that it told of last.
 */
class KilledProcessTest {
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T09:30:00Z"), ZoneOffset.UTC);
  private static final BackupId ID = new BackupId("b-1");
  private static final String MOVED = "moved for good";

  @TempDir private Path temporary;

  @ParameterizedTest
  @CsvSource({"3", "9", "14", "19"})
  void aMoveToAnotherVolumeGoesOn(int point) throws Exception {
    // Given
    Path vms = temporary.toRealPath().resolve("vms");
    Path vmx = SampleVm.make(vms, "web-01");
    Map<String, String> before = SampleVm.content(vmx.getParent());
    OrganizePlan plan = plan(vms, vmx);

    // When
    List<String> told = killAfter(point, "move", vms);
    if (!told.contains(MOVED)) {
      new Mover(MoverTest.places(vms), Points.NONE).move(plan, Progress.NONE);
    }
    new Mover(MoverTest.places(vms), Points.NONE).finish(plan);

    // Then
    assertThat(SampleVm.content(Path.of(plan.to()))).isEqualTo(before);
    assertThat(SampleVm.isWhole(Path.of(plan.ref().value()))).isTrue();
    assertThat(vmx.getParent()).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource({"2", "3"})
  void aBackupIsMadeAgain(int point) throws Exception {
    // Given
    Path vms = temporary.toRealPath().resolve("vms");
    Path vmx = SampleVm.make(vms, "web-01");
    Map<String, String> before = SampleVm.hashes(vmx.getParent());

    // When
    killAfter(point, "backup", vms);
    Backup backup = backup(vms, vmx, Points.NONE);

    // Then
    assertThat(backup.state()).isEqualTo(Backup.State.PROVEN);
    assertThat(SampleVm.hashes(vmx.getParent())).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource({"4", "13", "15"})
  void whatIsPutBackIsWholeAndWhatWasThereIsInTheTrash(int point) throws Exception {
    // Given
    Path vms = temporary.toRealPath().resolve("vms");
    Path vmx = SampleVm.make(vms, "web-01");
    Map<String, String> saved = SampleVm.content(vmx.getParent());
    backup(vms, vmx, Points.NONE);
    Files.writeString(vmx.resolveSibling("data.bin"), "ruined");
    Map<String, String> ruined = SampleVm.content(vmx.getParent());

    // When
    killAfter(point, "restore", vms);
    restore(vms, vmx, Points.NONE);

    // Then
    assertThat(SampleVm.content(vmx.getParent())).isEqualTo(saved);
    assertThat(SampleVm.isWhole(vmx)).isTrue();
    assertThat(inTrash(vms)).containsAll(ruined.values());
  }

  @ParameterizedTest
  @CsvSource({"2", "4"})
  void whatIsCleanedUpIsInItsPlaceOrInTheTrash(int point) throws Exception {
    // Given
    Path vms = temporary.toRealPath().resolve("vms");
    SampleVm.make(vms, "web-01");
    Map<String, String> before = SampleVm.hashes(vms);

    // When
    killAfter(point, "trash", vms);

    // Then
    assertThat(SampleVm.hashes(vms).values()).containsAll(before.values());
    Trash trash = trash(vms, Points.NONE);
    for (TrashItem item : trash.list()) {
      trash.putBack(item.id());
    }
    Map<String, String> after = SampleVm.hashes(vms);
    after.keySet().removeIf(name -> name.startsWith(Places.TRASH));
    assertThat(after).isEqualTo(before);
  }

  private static Collection<String> inTrash(Path vms) throws IOException {
    return SampleVm.hashes(vms.resolve(Places.TRASH)).values();
  }

  private static Trash trash(Path vms, Points points) {
    return new Trash(MoverTest.places(vms), Clock.systemUTC(), points);
  }

  private static void restore(Path vms, Path vmx, Points points) throws IOException {
    Backups backups = new Backups(MoverTest.places(vms).backups(), Clock.systemUTC(), points);
    Restore restore = new Restore(backups, trash(vms, points), points);
    restore.stage(ID, vmx, Progress.NONE);
    restore.exchange(vmx);
  }

  private static List<String> killAfter(int point, String work, Path vms) throws IOException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-cp",
                System.getProperty("java.class.path"),
                KilledProcessTest.class.getName(),
                work,
                vms.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    List<String> told = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        told.add(line);
        if (told.size() == point) {
          process.toHandle().destroyForcibly();
        }
      }
    }
    assertThat(told).hasSizeGreaterThanOrEqualTo(point);
    return told;
  }

  /** The process that is killed. */
  public static void main(String[] arguments) throws IOException {
    Path vms = Path.of(arguments[1]);
    Path vmx = vms.resolve("web-01").resolve("web-01.vmx");
    Points telling = KilledProcessTest::tell;
    if (arguments[0].equals("backup")) {
      backup(vms, vmx, telling);
    } else if (arguments[0].equals("restore")) {
      restore(vms, vmx, telling);
    } else if (arguments[0].equals("trash")) {
      trash(vms, telling).put(vmx.getParent(), List.of("data.bin", "été.nvram"), "test");
    } else {
      OrganizePlan plan = plan(vms, vmx);
      new Mover(MoverTest.places(vms), telling).move(plan, Progress.NONE);
      tell(MOVED);
      new Mover(MoverTest.places(vms), telling).finish(plan);
    }
  }

  private static void tell(String point) {
    System.out.println(point);
    System.out.flush();
  }

  private static OrganizePlan plan(Path vms, Path vmx) throws IOException {
    OrganizePlan plan = new MovePlanner(MoverTest.places(vms), CLOCK).organize(vmx, "web-01");
    return new OrganizePlan(
        OrganizePlan.Method.COPY, plan.from(), plan.to(), plan.ref(), plan.moves());
  }

  private static Backup backup(Path vms, Path vmx, Points points) throws IOException {
    Files.createDirectories(vms);
    return new Backups(MoverTest.places(vms).backups(), Clock.systemUTC(), points)
        .create(ID, vmx, new VmId("v1"), "web-01", Optional.empty(), Progress.NONE);
  }
}
