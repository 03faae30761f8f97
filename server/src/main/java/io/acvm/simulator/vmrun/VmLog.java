package io.acvm.simulator.vmrun;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

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
    add(vm, configuration(vm));
  }

  /** The whole configuration, as the real one writes it too. */
  private static String[] configuration(Vm vm) {
    List<String> lines = new ArrayList<>(List.of("DICT --- CONFIGURATION " + vm.vmx));
    for (String key : vm.config().keys()) {
      lines.add("DICT %25s = \"%s\"".formatted(key, vm.config().get(key, "")));
    }
    return lines.toArray(String[]::new);
  }

  static void add(Vm vm, String... texts) throws IOException {
    String time = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    StringBuilder lines = new StringBuilder();
    for (String text : texts) {
      lines.append(time).append(" In(05) vmx ").append(text).append(System.lineSeparator());
    }
    Files.writeString(
        vm.file("vmware.log"),
        lines,
        StandardCharsets.UTF_8,
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** A refusal whose cause only the log tells. */
  static VmrunError refuse(Vm vm, String cause) throws IOException {
    add(
        vm,
        "Msg_Post: Error",
        cause,
        "----------------------------------------",
        "Module 'Disk' power on failed.",
        "Failed to start the virtual machine.");
    return VmrunError.canceled();
  }
}
