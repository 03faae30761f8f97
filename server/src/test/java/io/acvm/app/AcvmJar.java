package io.acvm.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Runs the jar that was built, in a directory and with an environment of its own. */
final class AcvmJar {
  private static final int SECONDS = 90;

  private final ProcessBuilder builder = new ProcessBuilder();
  private String input = "";

  AcvmJar(Path directory, Map<String, String> variables) {
    builder.directory(directory.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("ACVM_"));
    builder.environment().put("ACVM_LANG", "en");
    builder.environment().put("XDG_CONFIG_HOME", directory.resolve("user").toString());
    builder.environment().put("APPDATA", directory.resolve("user").toString());
    builder.environment().putAll(variables);
  }

  AcvmJar with(String name, String value) {
    builder.environment().put(name, value);
    return this;
  }

  AcvmJar input(String text) {
    input = text;
    return this;
  }

  /** Runs a command to its end. */
  Ended run(String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("acvm", ".out");
    Path err = Files.createTempFile("acvm", ".err");
    Process process =
        builder
            .command(command(arguments))
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    try (var stdin = process.getOutputStream()) {
      stdin.write((input + "\n").getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("did not end: " + String.join(" ", arguments));
    }
    Ended ended = new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    Files.delete(out);
    Files.delete(err);
    return ended;
  }

  /** Starts a server. */
  Running start(String... arguments) throws IOException {
    Process process =
        builder.command(command(arguments)).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    return new Running(process);
  }

  private static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    // Tests are mostly starts, and those take half the time without the second compiler.
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-jar");
    command.add(System.getProperty("acvm.jar"));
    command.addAll(List.of(arguments));
    return command;
  }

  /** How a command ended. */
  record Ended(int code, String out, String err) {}

  /** A server that runs. */
  static final class Running {
    private static final String END = "\u0000";

    private final Process process;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

    Running(Process process) {
      this.process = process;
      Thread reader = new Thread(this::read, "output of the server");
      reader.setDaemon(true);
      reader.start();
    }

    /** The address of the ready line. */
    String ready() throws InterruptedException {
      return lineAfter("ready ");
    }

    /** What follows a text in the next line that has it. */
    String lineAfter(String text) throws InterruptedException {
      while (true) {
        String line = lines.poll(SECONDS, TimeUnit.SECONDS);
        if (line == null || line.equals(END)) {
          throw new AssertionError("the server never said: " + text);
        }
        if (line.contains(text)) {
          return line.substring(line.indexOf(text) + text.length());
        }
      }
    }

    /** Asks it to end, as a service manager does; its exit code. */
    int terminate(Duration patience) throws InterruptedException {
      process.destroy();
      if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new AssertionError("the server did not end in " + patience);
      }
      return process.exitValue();
    }

    void kill() {
      process.destroyForcibly();
    }

    /** Kills it with the programs that it has started, as when the whole session ends. */
    void killWithChildren() {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
    }

    private void read() {
      try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
        for (String line = out.readLine(); line != null; line = out.readLine()) {
          lines.add(line);
        }
      } catch (IOException closed) {
        // the process has ended
      }
      lines.add(END);
    }
  }
}
