package io.acvm.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The product as a process of its own: the same jar that people run. */
final class ServerProcess implements AutoCloseable {
  static final String PASSWORD = "benchmark password 1";

  private final Process process;
  private final String url;
  private final Duration startUp;

  private ServerProcess(Process process, String url, Duration startUp) {
    this.process = process;
    this.url = url;
    this.startUp = startUp;
  }

  /** Starts {@code acvm.jar demo} on free ports and returns when it has printed its ready line. */
  static ServerProcess start(Path dataDirectory, Map<String, String> settings) {
    return start("demo", dataDirectory, settings);
  }

  /** As {@link #start(Path, Map)}, with {@code serve} for what {@code settings} name alone. */
  static ServerProcess start(String verb, Path dataDirectory, Map<String, String> settings) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-jar", System.getProperty("acvm.jar"), verb));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().put("ACVM_HOST", "127.0.0.1");
    builder.environment().put("ACVM_PORT", "0");
    builder.environment().put("ACVM_MOCK_PRISM_PORT", "0");
    builder.environment().put("ACVM_DATA_DIR", dataDirectory.toString());
    builder.environment().put("ACVM_ADMIN_PASSWORD", PASSWORD);
    builder.environment().putAll(settings);
    long begin = System.nanoTime();
    try {
      Process process = builder.start();
      BufferedReader output = process.inputReader();
      String line = output.readLine();
      while (line != null && !line.startsWith("ready ")) {
        line = output.readLine();
      }
      if (line == null) {
        throw new IllegalStateException(
            "the server ended with " + process.exitValue() + " before it was ready");
      }
      Duration startUp = Duration.ofNanos(System.nanoTime() - begin);
      Thread drain = new Thread(() -> output.lines().forEach(ignored -> {}), "drain");
      drain.setDaemon(true);
      drain.start();
      return new ServerProcess(process, line.substring("ready ".length()).trim(), startUp);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String url() {
    return url;
  }

  Duration startUp() {
    return startUp;
  }

  /** Resident memory in MiB, where the system tells it in /proc. */
  OptionalLong residentMib() {
    Path status = Path.of("/proc", Long.toString(process.pid()), "status");
    if (!Files.isReadable(status)) {
      return OptionalLong.empty();
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
