package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizePlan.Method;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.NewDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process that is not permitted everything, as root is in many places where tests run. Tells of
 * each refusal what it named, and whether anything was done.
 */
final class DeniedFiles {
  private static final BackupId ID = new BackupId("b-1");

  private final Path vms;
  private final Places places;
  private final Path vmx;
  private final Clock tomorrow = Clock.offset(Clock.systemUTC(), Duration.ofDays(1));

  private DeniedFiles(Path temporary) throws IOException {
    vms = temporary.resolve("vms");
    places = MoverTest.places(vms);
    vmx = vms.resolve("web-01").resolve("web-01.vmx");
    Files.createDirectories(places.permanent());
    Files.createDirectories(places.backups());
    Files.createDirectories(vms.resolve("lost"));
    Files.createDirectories(vms.resolve("read-only"));
    DiskFiles.create(vms.resolve("lost/orphan.vmdk"), new NewDisk(16 << 20, true, "lsilogic", 19));
  }

  public static void main(String[] arguments) throws IOException {
    DeniedFiles files = new DeniedFiles(Path.of(arguments[0]));
    files.organize();
    files.backUp();
    files.restore();
    files.cleanUp();
  }

  private void organize() throws IOException {
    Path secret = vmx.resolveSibling("data.bin");
    OrganizePlan copy = plan(Method.COPY);
    denied("copy an unreadable file", secret, () -> move(copy));
    OrganizePlan rename = plan(Method.RENAME);
    denied("rename out of a read-only folder", vms, () -> move(rename));
    denied("organize into a read-only folder", places.permanent(), () -> move(rename));
  }

  private void backUp() throws IOException {
    denied("back up an unreadable file", vmx.resolveSibling("data.bin"), this::createBackup);
    denied("back up into a read-only folder", places.backups(), this::createBackup);
    createBackup();
    denied(
        "verify an unreadable archive",
        places.backups().resolve("b-1.zip"),
        () -> backups().verify(ID, Progress.NONE));
  }

  private void restore() throws IOException {
    Path copy = vms.resolve("read-only/copy/copy.vmx");
    denied(
        "restore beside in a read-only folder",
        vms.resolve("read-only"),
        () -> restoring().beside(ID, copy, "copy", Progress.NONE));
    denied(
        "restore in a read-only folder",
        vms,
        () -> {
          try {
            restoring().stage(ID, vmx, Progress.NONE);
          } finally {
            restoring().discard(vmx);
          }
        });
    restoring().stage(ID, vmx, Progress.NONE);
    denied("exchange in a read-only folder", vms, () -> restoring().exchange(vmx));
    restoring().discard(vmx);
  }

  private void cleanUp() throws IOException {
    Path lost = vms.resolve("lost");
    List<String> ids =
        cleaning().find(List.of(vmx)).stream()
            .filter(item -> item.kind() == CleanupItem.Kind.ORPHAN_DISK)
            .map(CleanupItem::id)
            .toList();
    denied("clean up a read-only folder", lost, () -> cleaning().move(ids, List.of(vmx)));
    cleaning().move(ids, List.of(vmx));
    String disk =
        trash().list().stream()
            .filter(item -> item.path().contains("orphan"))
            .findFirst()
            .orElseThrow()
            .id();
    denied("put back into a read-only folder", lost, () -> trash().putBack(disk));
    denied(
        "empty a read-only folder",
        vms.resolve(Places.TRASH).resolve(disk),
        () -> trash().empty(Optional.of(List.of(disk)), tomorrow.instant()));
  }

  /** Takes the permission to read a file or to write into a folder, and gives it back. */
  private void denied(String what, Path from, TroubleTest.Happening work) throws IOException {
    Map<String, String> before = SampleVm.hashes(vms);
    var permissions = Files.getPosixFilePermissions(from);
    Files.setPosixFilePermissions(
        from, PosixFilePermissions.fromString(Files.isDirectory(from) ? "r-x------" : "---------"));
    AcvmException failure = TroubleTest.failure(work);
    Files.setPosixFilePermissions(from, permissions);
    assertThat(failure.code()).isEqualTo(ErrorCode.FILE_NOT_USABLE);
    Path named = Path.of(failure.arguments().get("path"));
    System.out.printf(
        "%s: %s %s, %s%n",
        what,
        failure.arguments().get("reason"),
        vms.relativize(named)
            .toString()
            .replaceFirst("\\d{4}-\\d\\d-\\d\\d_", "")
            .replaceFirst("t-[0-9a-f-]+", "ITEM"),
        SampleVm.hashes(vms).equals(before) ? "nothing done" : "something done");
  }

  private void move(OrganizePlan plan) throws IOException {
    Mover mover = new Mover(places, Points.NONE);
    try {
      mover.move(plan, Progress.NONE);
    } finally {
      mover.moveBack(plan);
    }
  }

  private OrganizePlan plan(Method method) throws IOException {
    OrganizePlan plan = new MovePlanner(places, Clock.systemUTC()).organize(vmx, "web-01");
    return new OrganizePlan(method, plan.from(), plan.to(), plan.ref(), plan.moves());
  }

  private void createBackup() throws IOException {
    try {
      backups().create(ID, vmx, new VmId("v1"), "web-01", Optional.empty(), Progress.NONE);
    } catch (IOException | AcvmException failure) {
      backups().delete(ID);
      throw failure;
    }
  }

  private Backups backups() {
    return new Backups(places.backups(), Clock.systemUTC(), Points.NONE);
  }

  private Restore restoring() {
    return new Restore(backups(), trash(), Points.NONE);
  }

  private Trash trash() {
    return new Trash(places, Clock.systemUTC(), Points.NONE);
  }

  private Cleanup cleaning() {
    return new Cleanup(places, trash(), tomorrow, folder -> false);
  }
}
