package io.acvm.simulator.vmrun;

import java.nio.file.Path;

/** A call that the real command refuses; the message is what it prints after {@code Error: }. */
final class VmrunError extends Exception {
  private static final long serialVersionUID = 1L;

  VmrunError(String message) {
    super(message, null, false, false);
  }

  static VmrunError cannotOpen(Path vmx, String why) {
    return new VmrunError("Cannot open VM: " + vmx + ", " + why);
  }

  static VmrunError notPoweredOn(Path vmx) {
    return new VmrunError("The virtual machine is not powered on: " + vmx);
  }

  static VmrunError alreadyRunning() {
    return new VmrunError("The virtual machine should not be powered on. It is already running.");
  }

  static VmrunError paused(Path vmx) {
    return new VmrunError("The virtual machine is paused: " + vmx);
  }

  static VmrunError toolsNotRunning(Path vmx) {
    return new VmrunError("The VMware Tools are not running in the virtual machine: " + vmx);
  }

  static VmrunError fileNotFound() {
    return new VmrunError("A file was not found");
  }

  static VmrunError inUse() {
    return new VmrunError("The file is already in use");
  }

  static VmrunError canceled() {
    return new VmrunError("The operation was canceled");
  }

  static VmrunError notSupported() {
    return new VmrunError("The operation is not supported");
  }

  static VmrunError permission() {
    return new VmrunError("Insufficient permissions in the host operating system");
  }
}
