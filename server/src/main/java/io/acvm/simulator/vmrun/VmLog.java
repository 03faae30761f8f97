package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The {@code vmware.log} beside a VM; its first instant is the VM's power-on. */
final class VmLog {
  private static final int KEPT = 3;

  private VmLog() {}

  /** Begins a new log; the older ones become {@code vmware-0.log} (newest) and so on. */
  static void begin(Vm vm) throws IOException {
    for (int i = KEPT - 1; i >= 0; i--) {
      Path older = i == 0 ? vm.file("vmware.log") : vm.file("vmware-" + (i - 1) + ".log");
      if (Files.exists(older)) {
        Files.move(older, vm.file("vmware-" + i + ".log"), StandardCopyOption.REPLACE_EXISTING);
      }
    }
    add(
        vm,
        "Log for VMware Workstation pid=%d version=17.6.3 build=build-24583834 option=Release"
            .replace("%d", Long.toString(Boot.holder())));
    add(vm, "This VM is simulated.");
  }

  static void add(Vm vm, String text) throws IOException {
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    Files.writeString(
        vm.file("vmware.log"),
        time + " In(05) vmx " + text + System.lineSeparator(),
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** A refusal whose cause only the log tells. */
  static VmrunError refuse(Vm vm, String cause) throws IOException {
    add(vm, "Msg_Post: Error");
    add(vm, cause);
    return VmrunError.canceled();
  }
}
