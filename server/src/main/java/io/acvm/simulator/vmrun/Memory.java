package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;

/**
 * The state of a guest in a {@code .vmss} or {@code .vmsn} file. The real format is not public and
 * nobody but VMware reads it; this one holds what the simulated guest knows.
 */
final class Memory {
  private static final String STATE = "checkpoint.vmState";
  private static final String READ_ONLY = "checkpoint.vmState.readOnly";

  private final Path file;
  private final Properties guest;
  private final boolean belongsToSnapshot;

  private Memory(Path file, Properties guest, boolean belongsToSnapshot) {
    this.file = file;
    this.guest = guest;
    this.belongsToSnapshot = belongsToSnapshot;
  }

  static void write(Vm vm, Path file) throws IOException {
    Properties guest = vm.running().variables();
    guest.setProperty("simulated.tools", Boolean.toString(vm.running().hasTools(Vm.now())));
    RunningTable.store(file, guest);
  }

  /** What the VM resumes from, its keys cleared in the .vmx; null when it was powered off. */
  static Memory resume(Vm vm) throws IOException {
    if (!vm.isSuspended()) {
      return null;
    }
    Dictionary config = vm.config();
    Path file = vm.file(config.get(STATE, ""));
    boolean readOnly = config.getBoolean(READ_ONLY, false);
    config.set(STATE, "");
    config.remove(READ_ONLY);
    return new Memory(file, Settings.properties(file), readOnly);
  }

  void restore(RunningVm running, Settings settings) {
    running.setVariables(guest);
    if (Boolean.parseBoolean(guest.getProperty("simulated.tools"))) {
      running.setGuestUp(Vm.now(), Vm.now());
    } else {
      Power.boot(running, settings);
    }
  }

  /** Drops a suspended state: its files and the keys in the .vmx, which is not saved here. */
  static void forget(Vm vm) throws IOException {
    Memory suspended = resume(vm);
    if (suspended != null) {
      suspended.discard(vm);
    }
  }

  /** Removes the files of a suspended state once the VM runs; those of a snapshot stay. */
  void discard(Vm vm) throws IOException {
    if (!belongsToSnapshot && file.startsWith(vm.folder())) {
      Files.deleteIfExists(file);
      String name = file.toString();
      if (name.endsWith(".vmss")) {
        String base = name.substring(0, name.length() - ".vmss".length());
        Files.deleteIfExists(Path.of(base + ".vmem"));
      }
    }
  }
}
