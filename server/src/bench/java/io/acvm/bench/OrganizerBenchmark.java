package io.acvm.bench;

import io.acvm.domain.organizer.BackupId;
import io.acvm.domain.vm.VmId;
import io.acvm.organizer.Backups;
import io.acvm.organizer.Points;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Backup and verification of a VM with one large file, beside {@code cp} and {@code sha256sum} of
 * the same file, taking turns. A quarter of the file is zeros, a quarter repeats, half is random,
 * which no method can compress.
 */
final class OrganizerBenchmark {
  private static final int ROUNDS = 3;
  private static final int BLOCK_BYTES = 1 << 20;
  private static final VmId VM = new VmId("bench");

  private final Path scratch;
  private final Map<String, List<Duration>> taken = new TreeMap<>();

  private OrganizerBenchmark(Path scratch) {
    this.scratch = scratch;
  }

  /** The median time of each, by what was done. */
  static Map<String, Duration> run(Path scratch, int mebibytes) throws IOException {
    OrganizerBenchmark benchmark = new OrganizerBenchmark(scratch);
    Path folder = Files.createDirectories(scratch.resolve("vm"));
    Path disk = folder.resolve("disk.bin");
    write(disk, mebibytes);
    Path vmx = folder.resolve("vm.vmx");
    Files.writeString(vmx, "displayName = \"vm\"\n");
    for (int round = 0; round < ROUNDS; round++) {
      benchmark.round(vmx, disk, round);
    }
    Map<String, Duration> medians = new TreeMap<>();
    benchmark.taken.forEach(
        (what, all) -> medians.put(what, all.stream().sorted().toList().get(ROUNDS / 2)));
    return medians;
  }

  private void round(Path vmx, Path disk, int round) throws IOException {
    Path copy = scratch.resolve("copy.bin");
    measure("cp, and sync of the copy", () -> shell("cp \"$1\" \"$2\" && sync \"$2\"", disk, copy));
    Files.delete(copy);
    measure("sha256sum", () -> shell("sha256sum \"$1\"", disk, copy));
    Path directory = scratch.resolve("backups-" + round);
    Backups backups = new Backups(directory, Clock.systemUTC(), Points.NONE);
    measure("first backup, read again", () -> backUp(backups, vmx, "b-1"));
    measure("verification", () -> backups.verify(new BackupId("b-1"), Progress.NONE));
    measure("second backup, nothing changed", () -> backUp(backups, vmx, "b-2"));
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }

  private static void backUp(Backups backups, Path vmx, String id) throws IOException {
    backups.create(new BackupId(id), vmx, VM, "vm", Optional.empty(), Progress.NONE);
  }

  /** Something that takes its time. */
  @FunctionalInterface
  private interface Work {
    void happen() throws IOException;
  }

  private void measure(String what, Work work) throws IOException {
    long start = System.nanoTime();
    work.happen();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    taken.computeIfAbsent(what, each -> new ArrayList<>()).add(time);
  }

  private static void shell(String command, Path from, Path to) throws IOException {
    Process process =
        new ProcessBuilder("sh", "-c", command, "sh", from.toString(), to.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void write(Path file, int mebibytes) throws IOException {
    Random random = new Random(7);
    byte[] repeated = new byte[BLOCK_BYTES];
    random.nextBytes(repeated);
    for (int i = 64; i < BLOCK_BYTES; i++) {
      repeated[i] = repeated[i % 64];
    }
    byte[] zeros = new byte[BLOCK_BYTES];
    byte[] fresh = new byte[BLOCK_BYTES];
    try (OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < mebibytes; i++) {
        if (i % 2 == 1) {
          random.nextBytes(fresh);
        }
        out.write(i % 2 == 1 ? fresh : i % 4 == 0 ? zeros : repeated);
      }
    }
  }
}
