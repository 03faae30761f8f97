package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** An installation without delays, whose {@code vmrun} is called within the test's process. */
final class Workstation {
  final Path vms;
  final VmrunInstallation installation;

  Workstation(Path directory) throws IOException {
    vms = Files.createDirectories(directory.toRealPath().resolve("vms"));
    installation = VmrunInstallation.create(directory.resolve("workstation")).withoutDelays();
  }

  /**
   * @param out as written, with line ends
   */
  record Result(int code, String out, String err) {
    List<String> lines() {
      return out.lines().toList();
    }
  }

  Result run(Object... words) {
    return run(Platform.POSIX, words);
  }

  Result run(Platform platform, Object... words) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            platform.newLine);
    String[] texts = Stream.of(words).map(String::valueOf).toArray(String[]::new);
    int code = Vmrun.run(installation.home(), texts, console, platform);
    return new Result(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** A command that has to work and to say nothing. */
  void silently(Object... words) {
    Result result = run(words);
    if (result.code() != 0 || !result.out().isEmpty() || !result.err().isEmpty()) {
      throw new AssertionError(List.of(words) + " gave " + result);
    }
  }

  Path seed(String name) {
    try {
      return installation.seed(vms, SeedVm.named(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path beside(String name) {
    return vms.resolve(name).resolve(name + ".vmx");
  }

  static Dictionary read(Path file) {
    try {
      return Dictionary.read(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void set(Path vmx, String key, String value) throws IOException {
    Dictionary config = Dictionary.read(vmx);
    config.set(key, value);
    config.save(vmx);
  }

  static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).sorted().toList();
    }
  }
}
