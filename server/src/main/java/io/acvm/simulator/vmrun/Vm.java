package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;

/** A VM that one call works on; nobody else does until it is closed. */
final class Vm implements AutoCloseable {
  final Call call;

  /** Absolute, as it was opened: errors and {@code list} name it so. */
  final Path vmx;

  /** The same for every way to write the path. */
  final String id;

  private Installation.Lock lock;
  private Dictionary config;
  private RunningVm running;

  private Vm(Call call, Path vmx) throws IOException {
    this.call = call;
    this.vmx = vmx;
    this.id = Hash.hex(vmx.toRealPath().toString());
  }

  /** Opens the VM that the first argument names. */
  static Vm open(Call call) throws VmrunError, UsageException, IOException, InterruptedException {
    Path vmx = path(call.line().argument(0));
    if (!vmx.toString().toLowerCase(Locale.ROOT).endsWith(".vmx")) {
      throw VmrunError.cannotOpen(vmx, "unknown file suffix");
    }
    if (!Files.isRegularFile(vmx)) {
      throw VmrunError.cannotOpen(vmx, "The virtual machine cannot be found");
    }
    Vm vm = new Vm(call, vmx);
    vm.acquire();
    return vm;
  }

  static Path path(String text) throws VmrunError {
    try {
      return Path.of(text).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw new VmrunError("Cannot open VM: " + text + ", The virtual machine cannot be found");
    }
  }

  /** Takes the VM's lock, again after {@link #release}, and reads how it stands now. */
  void acquire() throws VmrunError, IOException, InterruptedException {
    lock = call.installation().lock(id);
    try {
      config = readConfig();
      Encryption.check(vmx, config, call.line().vmPassword());
      running = table().find(id);
      if (running != null && running.isOff(now())) {
        PowerOff.ofGuest(this);
      }
    } catch (VmrunError | IOException | RuntimeException e) {
      release();
      throw e;
    }
  }

  private Dictionary readConfig() throws VmrunError, IOException {
    try {
      Dictionary read = Dictionary.read(vmx);
      if (read.has("encryption.keySafe")
          || (read.has("config.version") && read.has("virtualHW.version"))) {
        return read;
      }
    } catch (VmFileException e) {
      // Said below, in the words of the real command.
    }
    throw VmrunError.cannotOpen(vmx, "Cannot read the virtual machine configuration file");
  }

  Dictionary config() {
    return config;
  }

  void replaceConfig(Dictionary other) throws IOException {
    config = other;
    saveConfig();
  }

  void saveConfig() throws IOException {
    config.save(vmx);
  }

  /** Null when the VM does not run. */
  RunningVm running() {
    return running;
  }

  void setRunning(RunningVm vm) throws IOException {
    running = vm;
    if (vm == null) {
      table().remove(id);
    } else {
      table().put(id, vm);
    }
  }

  RunningVm requireRunning() throws VmrunError {
    if (running == null) {
      throw VmrunError.notPoweredOn(vmx);
    }
    return running;
  }

  RunningVm requireAwake() throws VmrunError {
    if (requireRunning().isPaused()) {
      throw VmrunError.paused(vmx);
    }
    return running;
  }

  RunningVm requireTools() throws VmrunError, IOException {
    if (!hasTools()) {
      throw VmrunError.toolsNotRunning(vmx);
    }
    return running;
  }

  boolean hasTools() throws VmrunError, IOException {
    return requireAwake().hasTools(now())
        && !Faults.applies(call.installation(), Fault.Kind.NO_TOOLS, call.line().command(), vmx);
  }

  void requireOff() throws VmrunError {
    if (running != null) {
      throw running.isPaused() ? VmrunError.paused(vmx) : VmrunError.alreadyRunning();
    }
  }

  boolean isSuspended() {
    return !config.get("checkpoint.vmState", "").isEmpty();
  }

  /** The file name without its ending. */
  String baseName() {
    String name = String.valueOf(vmx.getFileName());
    return name.substring(0, name.length() - ".vmx".length());
  }

  Path folder() {
    return vmx.getParent();
  }

  /** A file beside the .vmx, or the absolute one that the text names. */
  Path file(String name) {
    return folder().resolve(name).normalize();
  }

  private RunningTable table() {
    return call.installation().running();
  }

  static long now() {
    return System.currentTimeMillis();
  }

  @Override
  public void close() throws IOException {
    release();
  }

  /** Gives the VM to others while this call waits; {@link #acquire} takes it again. */
  void release() throws IOException {
    if (lock != null) {
      lock.close();
      lock = null;
    }
  }
}
