package io.acvm.provider.vmware.vmrun;

import static io.acvm.domain.error.ErrorCode.PROVIDER_ANSWER_INVALID;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_UNAVAILABLE;
import static io.acvm.domain.error.ErrorCode.VMRUN_NOT_USABLE;

import io.acvm.domain.error.AcvmException;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Runs child processes to their end: no shell, nothing on standard input, a deadline, bounded
 * output in the platform's encoding. Blocks its caller.
 *
 * <p>What the child prints goes to files and not through pipes: vmrun's own child, the process that
 * runs the VM, may inherit its outputs, and a pipe that outlives vmrun would block its reader for
 * as long as the VM runs.
 */
public final class ProcessRunner implements AutoCloseable {
  /** More than vmrun prints for a thousand running VMs. */
  static final int MAX_OUTPUT_BYTES = 4 << 20;

  private static final long LOOK_MILLIS = 200;
  private static final Set<String> OUR_SECRETS =
      Set.of("ACVM_ADMIN_PASSWORD", "ACVM_DB_URL", "ACVM_TOKEN");
  private static final Charset PLATFORM =
      charset(System.getProperty("native.encoding", StandardCharsets.UTF_8.name()));

  private final Set<Process> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** How a process ended and what it printed. */
  public record Outcome(int exit, String output, String errors) {}

  /**
   * Runs a command to its end.
   *
   * @throws AcvmException {@code PROVIDER_TIMEOUT} after the limit, when it has been killed; {@code
   *     PROVIDER_ANSWER_INVALID} when it prints without end; {@code VMRUN_NOT_USABLE} when it
   *     cannot be started; {@code PROVIDER_UNAVAILABLE} when closed meanwhile
   */
  public Outcome run(List<String> command, Duration limit) {
    return run(command, limit, started -> {});
  }

  /**
   * As {@link #run(List, Duration)}.
   *
   * @param started told of the process when it has begun
   */
  public Outcome run(List<String> command, Duration limit, Consumer<ProcessHandle> started) {
    if (closed) {
      throw AcvmException.of(PROVIDER_UNAVAILABLE);
    }
    try {
      Path output = Files.createTempFile("acvm-", ".out");
      Path errors = Files.createTempFile("acvm-", ".err");
      try {
        int exit = runTo(command, limit, started, output, errors);
        return new Outcome(exit, read(output), read(errors));
      } finally {
        discard(output);
        discard(errors);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private int runTo(
      List<String> command,
      Duration limit,
      Consumer<ProcessHandle> started,
      Path output,
      Path errors)
      throws IOException {
    Process process = start(command, output, errors);
    running.add(process);
    try {
      started.accept(process.toHandle());
      await(process, System.nanoTime() + limit.toNanos(), output, errors);
      return process.exitValue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AcvmException.of(PROVIDER_UNAVAILABLE).causedBy(e);
    } finally {
      running.remove(process);
      kill(process);
    }
  }

  /** Keeps from a child process what the server was told in variables. */
  public static void hideSecrets(ProcessBuilder builder) {
    builder.environment().keySet().removeAll(OUR_SECRETS);
  }

  private static Process start(List<String> command, Path output, Path errors) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
    hideSecrets(builder);
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      throw AcvmException.of(VMRUN_NOT_USABLE, "path", command.get(0)).causedBy(e);
    }
    process.getOutputStream().close();
    return process;
  }

  private static void await(Process process, long end, Path output, Path errors)
      throws InterruptedException, IOException {
    while (true) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (process.waitFor(Math.max(1, Math.min(LOOK_MILLIS, left)), TimeUnit.MILLISECONDS)) {
        return;
      }
      if (left <= 0) {
        throw AcvmException.of(PROVIDER_TIMEOUT);
      }
      if (Files.size(output) + Files.size(errors) > MAX_OUTPUT_BYTES) {
        throw AcvmException.of(PROVIDER_ANSWER_INVALID);
      }
    }
  }

  /**
   * Ends vmrun and what it runs, if it runs any more; never the processes that run VMs or show
   * them, nor anything beneath those. A child whose program cannot be read belongs to another user,
   * as the set-uid {@code vmware-vmx} on Linux does, and is left alone too.
   */
  private static void kill(Process process) {
    if (process.isAlive()) {
      killTree(process.toHandle());
    }
  }

  private static void killTree(ProcessHandle process) {
    List<ProcessHandle> children = process.children().toList();
    process.destroyForcibly();
    children.stream().filter(child -> !keepsVms(child)).forEach(ProcessRunner::killTree);
  }

  private static boolean keepsVms(ProcessHandle process) {
    return process
        .info()
        .command()
        .map(program -> new File(program).getName().toLowerCase(Locale.ROOT))
        .map(name -> name.startsWith("vmware") || name.startsWith("vmplayer"))
        .orElse(true);
  }

  private static String read(Path file) throws IOException {
    if (Files.size(file) > MAX_OUTPUT_BYTES) {
      throw AcvmException.of(PROVIDER_ANSWER_INVALID);
    }
    return new String(Files.readAllBytes(file), PLATFORM);
  }

  /** Windows keeps a file that a process of the VM inherited; it is deleted when we end. */
  private static void discard(Path file) {
    if (!file.toFile().delete()) {
      file.toFile().deleteOnExit();
    }
  }

  private static Charset charset(String name) {
    return Charset.isSupported(name) ? Charset.forName(name) : StandardCharsets.UTF_8;
  }

  /** Ends the children under way; their callers see a failure. */
  @Override
  public void close() {
    closed = true;
    running.forEach(ProcessRunner::kill);
  }
}
