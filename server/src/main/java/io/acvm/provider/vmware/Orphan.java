package io.acvm.provider.vmware;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that goes on when the server is killed. Its number and the time of its start are
 * noted beside what it makes, so that the next server finds it.
 */
final class Orphan {
  private static final String PREFIX = "child ";
  private static final long END_SECONDS = 10;

  private Orphan() {}

  /** One line about a process. */
  static String note(ProcessHandle process) {
    Optional<Instant> start = process.info().startInstant();
    return PREFIX + process.pid() + " " + start.map(Instant::toEpochMilli).orElse(0L);
  }

  /** Ends the process that the lines tell of, if it is still that one. */
  static void end(List<String> lines) {
    lines.stream()
        .filter(line -> line.matches(PREFIX + "\\d{1,18} \\d{1,18}"))
        .forEach(
            line -> {
              int gap = line.lastIndexOf(' ');
              long pid = Long.parseLong(line.substring(PREFIX.length(), gap));
              long start = Long.parseLong(line.substring(gap + 1));
              ProcessHandle.of(pid)
                  .filter(process -> note(process).endsWith(" " + start))
                  .ifPresent(Orphan::end);
            });
  }

  private static void end(ProcessHandle process) {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
    try {
      process.onExit().get(END_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException stays) {
      throw new IllegalStateException("a copying of before cannot be ended", stays);
    }
  }
}
