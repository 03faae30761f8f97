package io.acvm.simulator.vmrun;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;

/**
 * A {@code .vmsn}: the configuration at the time of a snapshot, and what a running guest knew. The
 * real format is not public and nobody but VMware reads it.
 */
final class SnapshotFile {
  private static final String CONFIG = "simulated.vmx";

  private SnapshotFile() {}

  static void write(Vm vm, Path file) throws IOException {
    if (vm.running() != null) {
      Memory.write(vm, file);
    }
    Properties content =
        vm.isSuspended()
            ? Settings.properties(vm.file(vm.config().get("checkpoint.vmState", "")))
            : Settings.properties(file);
    content.setProperty(CONFIG, new String(vm.config().toBytes(), StandardCharsets.ISO_8859_1));
    RunningTable.store(file, content);
  }

  /** The configuration of then; that of now when the file is none of ours. */
  static Dictionary config(Vm vm, Path file) throws IOException {
    String text;
    try {
      text = Settings.properties(file).getProperty(CONFIG);
    } catch (IOException | IllegalArgumentException e) {
      text = null;
    }
    return text == null
        ? Dictionary.parse(vm.config().toBytes())
        : Dictionary.parse(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}
