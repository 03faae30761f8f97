package io.acvm.organizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.vm.VmId;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What goes wrong with disks and files is said in words of the catalogue, and leaves nothing. */
class TroubleTest {
  private static final BackupId ID = new BackupId("b-1");

  @TempDir private Path temporary;
  private Path vms;
  private Path vmx;

  @BeforeEach
  void makeVm() throws IOException {
    vms = temporary.toRealPath().resolve("vms");
    vmx = SampleVm.make(vms, "web-01");
  }

  @Test
  void aFileThatVanishesWhileItIsBackedUp() throws IOException {
    Progress deleting = at("data.bin", () -> Files.deleteIfExists(file("été.nvram")));

    assertThat(failure(() -> backUp(deleting)).code()).isEqualTo(ErrorCode.FILE_NOT_USABLE);
    assertNoBackup();
  }

  @Test
  void aFileThatChangesWhileItIsBackedUp() throws IOException {
    Progress writing = at("data.bin", () -> Files.writeString(file("data.bin"), "new"));

    AcvmException failure = failure(() -> backUp(writing));
    assertThat(failure.code()).isEqualTo(ErrorCode.FILE_NOT_USABLE);
    assertThat(failure.arguments())
        .containsEntry("reason", FileReason.CHANGED_WHILE_READ.name())
        .containsEntry("path", file("data.bin").toString());
    assertNoBackup();
  }

  /** Elsewhere the second could not even be made. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void namesThatOtherSystemsTakeForOne() throws IOException {
    Files.writeString(file("DATA.bin"), "another");
    Map<String, String> before = SampleVm.hashes(vms);

    assertThat(failure(() -> plan(vms.resolve("permanent_vms"))).arguments())
        .containsEntry("reason", FileReason.SAME_BUT_FOR_CASE.name());
    assertThat(failure(() -> backUp(Progress.NONE)).code()).isEqualTo(ErrorCode.FILE_NOT_USABLE);
    assertThat(SampleVm.hashes(vms)).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void namesAsLongAsAVolumeTakesThem() throws IOException {
    // Given
    Path folder = vms.resolve("v".repeat(255));
    Files.move(vmx.getParent(), folder);
    vmx = folder.resolve("web-01.vmx");
    Files.writeString(file("f".repeat(255)), "long");
    Map<String, String> before = SampleVm.content(folder);

    // When
    OrganizePlan there = plan(vms.resolve("permanent_vms"));
    carryOut(there);
    new Shelf(MoverTest.places(vms), Clock.systemUTC(), "ws")
        .describe(
            Path.of(there.ref().value()),
            new VmId("v"),
            Optional.of(there.from()),
            "en",
            Progress.NONE);
    carryOut(planner(vms.resolve("permanent_vms")).back(Path.of(there.ref().value())));

    // Then
    assertThat(SampleVm.content(folder)).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aPathThatIsTooLong() throws IOException {
    // Given
    Map<String, String> before = SampleVm.hashes(vms);
    Path deep = vms.resolve(("d".repeat(250) + "/").repeat(17));
    OrganizePlan plan = plan(deep);

    // When
    AcvmException failure = failure(() -> mover().move(plan, Progress.NONE));

    // Then
    assertThat(failure.code()).isEqualTo(ErrorCode.FILE_NOT_USABLE);
    assertThat(failure.arguments()).containsEntry("reason", FileReason.NAME_TOO_LONG.name());
    assertThat(SampleVm.hashes(vms)).isEqualTo(before);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void whatIsNotPermitted() throws Exception {
    List<String> unprivileged =
        System.getProperty("user.name").equals("root")
            ? List.of(
                "setpriv",
                "--bounding-set=-dac_override,-dac_read_search",
                "--inh-caps=-dac_override,-dac_read_search")
            : List.of("env");

    assertThat(onOwn(unprivileged, DeniedFiles.class))
        .containsExactly(
            "copy an unreadable file: PERMISSION_DENIED web-01/data.bin, nothing done",
            "rename out of a read-only folder: PERMISSION_DENIED web-01, nothing done",
            "organize into a read-only folder: PERMISSION_DENIED permanent_vms/web-01, nothing done",
            "back up an unreadable file: PERMISSION_DENIED web-01/data.bin, nothing done",
            "back up into a read-only folder: PERMISSION_DENIED vm_backups/b-1.zip.part, nothing done",
            "verify an unreadable archive: PERMISSION_DENIED vm_backups/b-1.zip, nothing done",
            "restore beside in a read-only folder: PERMISSION_DENIED read-only/copy, nothing done",
            "restore in a read-only folder: PERMISSION_DENIED .acvm-moving-.acvm-restore-web-01, nothing done",
            "exchange in a read-only folder: PERMISSION_DENIED .acvm-trash, nothing done",
            "clean up a read-only folder: PERMISSION_DENIED lost/orphan.vmdk, nothing done",
            "put back into a read-only folder: PERMISSION_DENIED lost, nothing done",
            "empty a read-only folder: PERMISSION_DENIED .acvm-trash/ITEM/origin.json, nothing done");
  }

  @Test
  void aDiskThatBecomesFull() throws Exception {
    assertThat(onSmallVolume("full", "size=16m"))
        .containsExactly(
            "move DISK_FULL true", "backup DISK_FULL true", "too small DISK_FULL true");
  }

  @Test
  void aVolumeThatIsReadOnly() throws Exception {
    assertThat(onSmallVolume("readOnly", "size=16m,ro"))
        .containsExactly("move FILE_NOT_USABLE true", "backup FILE_NOT_USABLE true");
  }

  /** Runs {@link #main} where a volume of memory is mounted, as far as this system lets anybody. */
  private List<String> onSmallVolume(String work, String options) throws Exception {
    Path volume = Files.createDirectory(temporary.toRealPath().resolve("volume"));
    String script =
        "mount -t tmpfs -o " + options + " tmpfs \"$1\" || exit 77; shift; \"$@\" || exit 78";
    return onOwn(
        List.of("unshare", "-rm", "sh", "-c", script, "sh", volume.toString()),
        TroubleTest.class,
        work);
  }

  /** Runs {@code main} of a class in a process that may do less or more than this one. */
  private List<String> onOwn(List<String> prefix, Class<?> main, String... words) throws Exception {
    List<String> command = new ArrayList<>(prefix);
    command.addAll(
        List.of(
            ProcessHandle.current().info().command().orElseThrow(),
            "-cp",
            System.getProperty("java.class.path"),
            main.getName()));
    command.addAll(List.of(words));
    command.add(temporary.toRealPath().toString());
    Path out = temporary.resolve("out");
    Process process;
    try {
      process =
          new ProcessBuilder(command)
              .redirectOutput(out.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException noSuchProgram) {
      assumeTrue(false, "there is no " + prefix.get(0) + " here");
      throw noSuchProgram;
    }
    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isNotEqualTo(78);
    assumeTrue(process.exitValue() == 0, prefix.get(0) + " is not permitted here");
    return Files.readAllLines(out, StandardCharsets.UTF_8);
  }

  /** The process that sees the volume; tells of each failure and whether it left nothing. */
  public static void main(String[] arguments) throws IOException {
    TroubleTest test = new TroubleTest();
    test.temporary = Path.of(arguments[1]);
    test.vms = test.temporary.resolve("vms");
    test.vmx = test.vms.resolve("web-01/web-01.vmx");
    Path volume = test.temporary.resolve("volume");
    Map<String, String> before = SampleVm.hashes(test.vms);
    boolean full = arguments[0].equals("full");
    Happening trouble = full ? () -> fill(volume) : () -> {};

    OrganizePlan plan = copying(test.plan(volume.resolve("permanent_vms")));
    ErrorCode move = failure(() -> test.mover().move(plan, at("data.bin", trouble))).code();
    empty(volume);
    test.mover().moveBack(plan);
    tell(
        "move",
        move,
        SampleVm.hashes(test.vms).equals(before) && !Files.exists(Path.of(plan.to())));

    Backups backups = new Backups(volume.resolve("backups"), Clock.systemUTC(), Points.NONE);
    ErrorCode backup = failure(() -> test.backUp(backups, at("data.bin", trouble))).code();
    empty(volume);
    if (full) {
      backups.delete(ID);
    }
    tell("backup", backup, backups.list().isEmpty() && SampleVm.hashes(test.vms).equals(before));
    if (full) {
      fill(volume);
      ErrorCode small = failure(() -> test.backUp(backups, Progress.NONE)).code();
      tell("too small", small, backups.list().isEmpty());
    }
  }

  private static void tell(String what, ErrorCode code, boolean whole) {
    System.out.println(what + " " + code + " " + whole);
  }

  private static void empty(Path volume) throws IOException {
    Path filler = volume.resolve("filler");
    if (Files.exists(filler)) {
      Files.delete(filler);
    }
  }

  private static void fill(Path volume) throws IOException {
    try (var out = Files.newOutputStream(volume.resolve("filler"))) {
      byte[] block = new byte[4096];
      while (true) {
        out.write(block);
      }
    } catch (IOException full) {
      assertThat(volume.toFile().getUsableSpace()).isLessThan(1 << 20);
    }
  }

  /** Something that goes wrong meanwhile. */
  @FunctionalInterface
  interface Happening {
    void happen() throws IOException;
  }

  /** Does something once, in the middle of a file. */
  private static Progress at(String name, Happening happening) {
    boolean[] done = {false};
    return new Progress() {
      @Override
      public void report(int percent, String message) {
        if (message.equals(name) && !done[0]) {
          done[0] = true;
          try {
            happening.happen();
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        }
      }

      @Override
      public boolean isCanceled() {
        return false;
      }
    };
  }

  /** As callers see it. */
  static AcvmException failure(Happening work) {
    try {
      work.happen();
    } catch (AcvmException failure) {
      return failure;
    } catch (IOException failure) {
      return FileTrouble.of(failure);
    }
    throw new AssertionError("nothing failed");
  }

  private void assertNoBackup() throws IOException {
    Backups backups = new Backups(MoverTest.places(vms).backups(), Clock.systemUTC(), Points.NONE);
    assertThat(backups.list()).isEmpty();
    backups.delete(ID);
    assertThat(MoverTest.places(vms).backups()).isEmptyDirectory();
  }

  private void backUp(Progress progress) throws IOException {
    backUp(new Backups(MoverTest.places(vms).backups(), Clock.systemUTC(), Points.NONE), progress);
  }

  private void backUp(Backups backups, Progress progress) throws IOException {
    backups.create(ID, vmx, new VmId("v1"), "web-01", Optional.empty(), progress);
  }

  private Path file(String name) {
    return vmx.resolveSibling(name);
  }

  private Mover mover() {
    return new Mover(MoverTest.places(vms), Points.NONE);
  }

  private void carryOut(OrganizePlan plan) throws IOException {
    OrganizePlan copying = copying(plan);
    mover().move(copying, Progress.NONE);
    mover().finish(copying);
  }

  private static OrganizePlan copying(OrganizePlan plan) {
    return new OrganizePlan(
        OrganizePlan.Method.COPY, plan.from(), plan.to(), plan.ref(), plan.moves());
  }

  private MovePlanner planner(Path permanent) {
    return new MovePlanner(
        new Places(List.of(vms, permanent), permanent, vms.resolve("vm_backups")),
        Clock.systemUTC());
  }

  private OrganizePlan plan(Path permanent) throws IOException {
    return planner(permanent).organize(vmx, "web-01");
  }
}
