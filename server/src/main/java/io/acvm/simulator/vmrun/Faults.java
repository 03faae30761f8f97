package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;

/** Looks for faults that apply to a call, counts them across processes, and makes them happen. */
final class Faults {
  static final String DIRECTORY = "faults";
  static final String SUFFIX = ".properties";

  private static final int KILLED_BY_SEGMENTATION_FAULT = 139;

  private Faults() {}

  /** Makes the call go wrong if a fault says so, before or after its effect. */
  static void strike(Call call, boolean afterEffect)
      throws VmrunError, Exit, IOException, InterruptedException {
    String command = call.line().command();
    for (Path file : files(call.installation())) {
      Fault fault = read(file);
      if (fault.afterEffect() == afterEffect
          && fault.matches(command, vmx(call))
          && isDue(call.installation(), file, fault)) {
        happen(call, fault.kind(), fault.text());
      }
    }
  }

  /** Whether a lasting property of a guest holds, such as that it has no Tools. */
  static boolean applies(Installation installation, Fault.Kind kind, String command, Path vmx)
      throws IOException {
    for (Path file : files(installation)) {
      Fault fault = read(file);
      if (fault.kind() == kind && fault.matches(command, vmx.toString())) {
        return true;
      }
    }
    return false;
  }

  private static String vmx(Call call) throws VmrunError {
    List<String> arguments = call.line().arguments();
    return arguments.isEmpty() ? "" : Vm.path(arguments.get(0)).toString();
  }

  private static List<Path> files(Installation installation) throws IOException {
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> all =
        Files.newDirectoryStream(installation.home.resolve(DIRECTORY))) {
      for (Path file : all) {
        if (file.toString().endsWith(SUFFIX)) {
          files.add(file);
        }
      }
    } catch (NoSuchFileException e) {
      return files;
    }
    Collections.sort(files);
    return files;
  }

  private static Fault read(Path file) throws IOException {
    try {
      return Fault.from(Settings.properties(file));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " is no fault", e);
    }
  }

  private static boolean isDue(Installation installation, Path file, Fault fault)
      throws IOException, InterruptedException {
    if (fault.skip() == 0 && fault.times() == 0) {
      return true;
    }
    Path counter = installation.state.resolve(DIRECTORY).resolve(file.getFileName());
    Installation.Lock lock = installation.lock(DIRECTORY);
    try (lock) {
      Properties seen = Settings.properties(counter);
      int calls = Integer.parseInt(seen.getProperty("calls", "0"));
      seen.setProperty("calls", Integer.toString(calls + 1));
      RunningTable.store(counter, seen);
      return calls >= fault.skip() && (fault.times() == 0 || calls < fault.skip() + fault.times());
    }
  }

  private static void happen(Call call, Fault.Kind kind, String text)
      throws VmrunError, Exit, InterruptedException {
    switch (kind) {
      case HANG -> new CountDownLatch(1).await();
      case UNKNOWN_ERROR -> throw new VmrunError("Unknown error");
      case CANCELED -> throw VmrunError.canceled();
      case NOT_CONNECTED -> {
        call.console().line("Unable to connect to host.");
        throw new VmrunError("The operation is not supported for the specified parameters");
      }
      case IN_USE -> throw VmrunError.inUse();
      case NO_PERMISSION -> throw VmrunError.permission();
      case ERROR -> throw new VmrunError(text);
      case CRASH -> {
        call.console().crash("Unexpected signal: 11.");
        throw new Exit(KILLED_BY_SEGMENTATION_FAULT);
      }
      case NOISE -> call.console().line("[AppLoader] Use shipped Linux kernel AIO access library.");
      case NO_ADDRESS, NO_TOOLS, IGNORES_SHUTDOWN -> {
        // Asked for where they matter.
      }
    }
  }
}
