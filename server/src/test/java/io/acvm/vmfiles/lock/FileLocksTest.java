package io.acvm.vmfiles.lock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLocksTest {
  private static final long SELF = ProcessHandle.current().pid();

  @TempDir private Path directory;
  private Path disk;

  @BeforeEach
  void nameDisk() {
    disk = directory.resolve("web.vmdk");
  }

  @Test
  void aLockIsTakenSeenAndGivenBack() throws IOException {
    FileLocks.acquire(disk, SELF, "vmware-vmx");

    assertThat(FileLocks.holders(disk))
        .singleElement()
        .satisfies(
            holder -> {
              assertThat(holder.pid()).hasValue(SELF);
              assertThat(holder.executable()).isEqualTo("vmware-vmx");
              assertThat(holder.isAlive()).isTrue();
              assertThat(holder.exclusive()).isTrue();
            });
    assertThat(FileLocks.inFolder(directory)).containsOnlyKeys("web.vmdk");
    assertThatThrownBy(() -> FileLocks.acquire(disk, SELF, "vmrun"))
        .asInstanceOf(InstanceOfAssertFactories.type(VmFileException.class))
        .returns(Reason.LOCKED, VmFileException::reason);

    FileLocks.release(disk, SELF);
    assertThat(FileLocks.isHeld(disk)).isFalse();
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void theEntryIsFiveHundredAndTwelveBytesAsVmwareWritesThem() throws IOException {
    FileLocks.acquire(disk, SELF, "vmware-vmx");

    Path folder = directory.resolve("web.vmdk.lck");
    try (var members = Files.list(folder)) {
      Path member = members.findFirst().orElseThrow();
      assertThat(member.getFileName().toString()).matches("M\\d{5}\\.lck");
      assertThat(Files.size(member)).isEqualTo(512);
      assertThat(Files.readString(member).trim())
          .matches(
              "uuid=\\S+ "
                  + SELF
                  + "-\\d+\\(vmware-vmx\\) 1 X \\d+ lc="
                  + LockMember.checksum(folder));
    }
  }

  @Test
  void theLockOfAProcessThatIsGoneOrWhoseNumberIsAnothersIsStaleAndYields() throws IOException {
    member("uuid=h 2147483646-17(vmware-vmx.exe) 3 X 17 lc=1");
    member("uuid=h " + SELF + "-1(vmware.exe) 3 X 1 lc=1");

    assertThat(FileLocks.holders(disk)).hasSize(2).noneMatch(LockHolder::isAlive);

    FileLocks.acquire(disk, SELF, "vmrun");
    assertThat(FileLocks.holders(disk)).singleElement().returns("vmrun", LockHolder::executable);
  }

  @Test
  void anEmptyFolderIsFreeAndAnUnreadableEntryIsHeld() throws IOException {
    Files.createDirectory(directory.resolve("web.vmdk.lck"));
    assertThat(FileLocks.isHeld(disk)).isFalse();

    member("no lock at all");
    assertThat(FileLocks.holders(disk))
        .singleElement()
        .satisfies(h -> assertThat(h.pid()).isEmpty());
    assertThat(FileLocks.isHeld(disk)).isTrue();
  }

  @Test
  void ofManyWhoComeAtOnceOneGetsTheLock() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Boolean>> attempts = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        attempts.add(this::tryToAcquire);
      }
      for (int round = 0; round < 50; round++) {
        int winners = 0;
        for (Future<Boolean> attempt : threads.invokeAll(attempts)) {
          winners += attempt.get() ? 1 : 0;
        }
        assertThat(winners).isEqualTo(1);
        FileLocks.release(disk, SELF);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private boolean tryToAcquire() throws IOException {
    try {
      FileLocks.acquire(disk, SELF, "vmrun");
      return true;
    } catch (VmFileException e) {
      return false;
    }
  }

  private void member(String text) throws IOException {
    Path folder = Files.createDirectories(directory.resolve("web.vmdk.lck"));
    Path member = folder.resolve(String.format("M%05d.lck", text.hashCode() & 0xFFFF));
    Files.writeString(member, text + "\0".repeat(512 - text.length()));
  }
}
