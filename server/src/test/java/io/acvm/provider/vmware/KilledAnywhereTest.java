package io.acvm.provider.vmware;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.TrashItem;
import io.acvm.domain.vm.FileCommand;
import io.acvm.domain.vm.VirtualMachine;
import io.acvm.domain.vm.VmId;
import io.acvm.vmfiles.disk.DiskFiles;
import io.acvm.vmfiles.disk.NewDisk;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A server is killed at each write of its journal and between any two changes to files, while it
 * works on the files of VMs; the next one finds the disk as it was then and goes on. No byte is
 * lost, and the VM is whole in one place.
 */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "what stands for vmrun is a shell script")
class KilledAnywhereTest {
  private static final String NOTES =
      ".*(/metadata\\.json|_script\\.(sh|bat)|README\\.md|origin\\.json)";

  @TempDir private Path directory;
  private final Vertx vertx = Vertx.vertx();
  private Path world;

  /** The files of the VM when it was backed up, and all files before the work begins. */
  private Map<String, String> saved;

  private Map<String, String> before;

  /** Work that is killed. */
  private enum Work {
    ORGANIZE,
    UNDO,
    BACK_UP,
    RESTORE_IN_PLACE,
    RESTORE_BESIDE,
    CLEAN_UP,
    PUT_BACK,
    EMPTY_TRASH
  }

  @BeforeEach
  void makeWorld() throws IOException {
    world = Files.createDirectory(directory.toRealPath().resolve("world"));
    Path vms = FileServer.vms(world);
    Path vmx = Files.createDirectories(vms.resolve("web-01")).resolve("web-01.vmx");
    DiskFiles.create(
        vmx.resolveSibling("web-01.vmdk"), new NewDisk(16 << 20, true, "lsilogic", 19));
    Files.writeString(
        vmx,
        """
        .encoding = "UTF-8"
        config.version = "8"
        virtualHW.version = "19"
        displayName = "web-01"
        scsi0.present = "TRUE"
        scsi0:0.present = "TRUE"
        scsi0:0.fileName = "web-01.vmdk"
        nvram = "web-01.nvram"
        """);
    Files.writeString(vmx.resolveSibling("web-01.nvram"), "as it was backed up");
    Path orphan = vms.resolve("lost/orphan.vmdk");
    Files.createDirectories(orphan.getParent());
    DiskFiles.create(orphan, new NewDisk(16 << 20, true, "lsilogic", 19));
    Files.createDirectories(vms.resolve("empty"));
    try (var all = Files.walk(vms)) {
      for (Path file : all.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofDays(2))));
      }
    }
  }

  @AfterEach
  void close() {
    await(vertx.close());
  }

  @ParameterizedTest
  @EnumSource
  void theNextServerEndsWhatWasBegun(Work work) throws IOException {
    // Given
    DiskStates disk = new DiskStates(world, directory.toRealPath());
    boolean[] watched = {false};
    Instants instants =
        new Instants(
            () -> {
              if (watched[0]) {
                disk.keep();
              }
            });
    Operation undisturbed;
    try (FileServer server = FileServer.start(vertx, world, instants)) {
      prepare(server, work);
      before = hashes(FileServer.vms(world));
      FileCommand command = command(server, work);
      watched[0] = true;
      undisturbed = server.perform(command);
      watched[0] = false;
      check(server, work, undisturbed);
    }
    assertThat(disk.states()).hasSizeGreaterThan(6);

    for (Path state : disk.states()) {
      // When
      disk.bringBack(state);
      try (FileServer server = FileServer.start(vertx, world, new Instants(() -> {}))) {
        Optional<Operation> last =
            server.ended().stream().filter(each -> each.id().equals(undisturbed.id())).findFirst();

        // Then
        if (last.isPresent()) {
          check(server, work, last.get());
        } else {
          assertThat(hashes(FileServer.vms(world))).as("never asked").isEqualTo(before);
        }
      } catch (AssertionError wrong) {
        throw new AssertionError(
            "killed at " + state.getFileName() + ": " + wrong.getMessage(), wrong);
      }
    }
  }

  @Test
  void aRestoreThatCannotExchangeTheFilesLeavesEverythingAsItWas() throws IOException {
    try (FileServer server = FileServer.start(vertx, world, new Instants(() -> {}))) {
      prepare(server, Work.RESTORE_IN_PLACE);
      Files.writeString(FileServer.vms(world).resolve(".acvm-trash"), "not a folder");
      before = hashes(FileServer.vms(world));

      Operation ended = server.perform(command(server, Work.RESTORE_IN_PLACE));

      assertThat(ended.error().orElseThrow().code()).isEqualTo(ErrorCode.FILE_EXISTS);
      assertThat(hashes(FileServer.vms(world))).isEqualTo(before);
    }
  }

  private void prepare(FileServer server, Work work) throws IOException {
    if (work != Work.BACK_UP) {
      server.perform(new FileCommand.CreateBackup(id(server), Optional.empty(), false));
    }
    Path folder = FileServer.vms(world).resolve("web-01");
    saved = hashes(folder);
    Files.writeString(folder.resolve("web-01.nvram"), "ruined");
    switch (work) {
      case UNDO -> server.perform(new FileCommand.Organize(id(server), "fr", false));
      case PUT_BACK, EMPTY_TRASH -> server.perform(cleanUp(server));
      default -> {}
    }
  }

  private FileCommand command(FileServer server, Work work) {
    VmId vm = id(server);
    return switch (work) {
      case ORGANIZE -> new FileCommand.Organize(vm, "fr", false);
      case UNDO -> new FileCommand.UndoOrganization(vm);
      case BACK_UP -> new FileCommand.CreateBackup(vm, Optional.empty(), false);
      case RESTORE_IN_PLACE -> new FileCommand.RestoreBackup(backup(server), Optional.empty());
      case RESTORE_BESIDE -> new FileCommand.RestoreBackup(backup(server), Optional.of("copy"));
      case CLEAN_UP -> cleanUp(server);
      case PUT_BACK -> new FileCommand.PutBack(FileServer.id(), disk(server).id());
      case EMPTY_TRASH ->
          new FileCommand.EmptyTrash(FileServer.id(), 0, Optional.of(List.of(disk(server).id())));
    };
  }

  private void check(FileServer server, Work work, Operation ended) throws IOException {
    assertThat(ended.state()).isEqualTo(OperationState.SUCCEEDED);
    Map<String, String> after = hashes(FileServer.vms(world));
    assertThat(after.keySet())
        .noneMatch(name -> name.matches(".*\\.acvm-(moving|restore|making).*"));
    List<VirtualMachine> machines = server.machines();
    assertThat(machines).hasSize(work == Work.RESTORE_BESIDE ? 2 : 1);
    for (VirtualMachine each : machines) {
      assertThat(each.record().observation().orElseThrow().problem()).isEmpty();
    }
    Path vmx = Path.of(vm(server).record().ref().orElseThrow().value());
    Map<String, String> now = hashes(vmx.getParent());
    Map<String, String> ruined = new TreeMap<>(before);
    ruined.keySet().removeIf(name -> !name.matches(".*(^|/)web-01\\..*|.*web-01-s\\d+.vmdk"));
    switch (work) {
      case ORGANIZE, UNDO -> {
        assertThat(vmx.toString().contains("permanent_vms")).isEqualTo(work == Work.ORGANIZE);
        assertThat(now.values()).containsExactlyInAnyOrderElementsOf(ruined.values());
        assertThat(after.values()).containsExactlyInAnyOrderElementsOf(before.values());
      }
      case BACK_UP -> {
        assertThat(now.values()).containsExactlyInAnyOrderElementsOf(ruined.values());
        assertThat(await(server.core().vms().files().backups(Optional.empty()))).hasSize(1);
        assertThat(after).hasSize(before.size() + 2);
      }
      case RESTORE_IN_PLACE -> {
        assertThat(now).isEqualTo(saved);
        assertThat(trash(server)).hasSize(1);
        after.keySet().removeIf(name -> name.startsWith("web-01/"));
        assertThat(after.values()).containsExactlyInAnyOrderElementsOf(before.values());
      }
      case RESTORE_BESIDE -> {
        assertThat(now).isEqualTo(hashesOf(before, "web-01/"));
        after.keySet().removeIf(name -> name.matches("copy-[^/]+/.*"));
        assertThat(after).isEqualTo(before);
        assertThat(Vmx.read(copy(machines)).displayName()).isEqualTo("copy");
        assertThat(hashes(copy(machines).getParent()).values())
            .containsAll(hashesOf(saved, "web-01-s").values());
      }
      case CLEAN_UP -> {
        assertThat(after.values()).containsExactlyInAnyOrderElementsOf(before.values());
        assertThat(after.keySet()).noneMatch(name -> name.startsWith("lost/"));
        assertThat(trash(server)).hasSize(2);
      }
      case PUT_BACK -> {
        assertThat(after.values()).containsExactlyInAnyOrderElementsOf(before.values());
        assertThat(hashesOf(after, "lost/")).hasSize(hashesOf(before, ".acvm-trash").size());
        assertThat(trash(server)).hasSize(1);
      }
      case EMPTY_TRASH -> {
        assertThat(hashesOf(after, ".acvm-trash")).isEmpty();
        Map<String, String> others = new TreeMap<>(before);
        others.keySet().removeIf(name -> name.startsWith(".acvm-trash"));
        assertThat(after).isEqualTo(others);
        assertThat(trash(server)).singleElement().matches(item -> item.path().endsWith("empty"));
      }
    }
  }

  private static Map<String, String> hashesOf(Map<String, String> all, String prefix) {
    Map<String, String> some = new TreeMap<>();
    all.forEach(
        (name, hash) -> {
          if (name.startsWith(prefix)) {
            some.put(name.substring(prefix.endsWith("/") ? prefix.length() : 0), hash);
          }
        });
    return some;
  }

  private static Path copy(List<VirtualMachine> machines) {
    return machines.stream()
        .filter(each -> each.record().name().equals("copy"))
        .map(each -> Path.of(each.record().ref().orElseThrow().value()))
        .findFirst()
        .orElseThrow();
  }

  private static FileCommand.CleanUp cleanUp(FileServer server) {
    List<String> found =
        await(server.core().vms().files().cleanup(Optional.empty())).stream()
            .map(each -> each.item())
            .map(CleanupItem::id)
            .toList();
    assertThat(found).hasSize(2);
    return new FileCommand.CleanUp(FileServer.id(), found);
  }

  private static List<TrashItem> trash(FileServer server) {
    return await(server.core().vms().files().trash(Optional.empty())).stream()
        .map(each -> each.item())
        .toList();
  }

  private static TrashItem disk(FileServer server) {
    return trash(server).stream()
        .filter(item -> item.path().contains("orphan"))
        .findFirst()
        .orElseThrow();
  }

  private static BackupId backup(FileServer server) {
    return await(server.core().vms().files().backups(Optional.empty())).get(0).item().id();
  }

  private static VirtualMachine vm(FileServer server) {
    return server.machines().stream()
        .filter(each -> each.record().name().equals("web-01"))
        .findFirst()
        .orElseThrow();
  }

  private static VmId id(FileServer server) {
    return vm(server).record().id();
  }

  /** The SHA-256 of every file beneath a folder, but what we write to be read there. */
  private static Map<String, String> hashes(Path folder) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.toString().matches(NOTES)) {
          hashes.put(folder.relativize(file).toString(), hash(Files.readAllBytes(file)));
        }
      }
    }
    return hashes;
  }

  private static String hash(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
