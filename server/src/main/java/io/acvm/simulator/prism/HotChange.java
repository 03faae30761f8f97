package io.acvm.simulator.prism;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What may change while a VM is on: the line that the Terraform provider draws, but for the time
 * zone, which the tests of the Ansible collection change under a running guest.
 */
final class HotChange {
  private static final List<String> COLD =
      List.of(
          "num_vcpus_per_socket",
          "num_threads_per_core",
          "boot_config",
          "machine_type",
          "gpu_list",
          "serial_port_list",
          "vnuma_config",
          "is_vcpu_hard_pinned");

  private HotChange() {}

  /** Throws the failure of the task when {@code after} needs the VM to be off. */
  static void check(JsonObject before, JsonObject after) {
    COLD.stream()
        .filter(key -> !Objects.equals(before.getValue(key), after.getValue(key)))
        .forEach(HotChange::refuse);
    if (after.getLong("memory_size_mib") < before.getLong("memory_size_mib")) {
      refuse("memory_size_mib");
    }
    int moreSockets = after.getInteger("num_sockets") - before.getInteger("num_sockets");
    if (moreSockets < 0 || (moreSockets > 0 && !before.getBoolean("cpu_hotplug_enabled"))) {
      refuse("num_sockets");
    }
    if (!coldDevices(before).equals(coldDevices(after))) {
      refuse("disk_list");
    }
  }

  /** IDE and SATA devices and CD-ROMs cannot come and go under a running guest. */
  private static List<String> coldDevices(JsonObject resources) {
    Stream<JsonObject> disks = Api.objects(resources, "disk_list").stream();
    return disks
        .filter(disk -> !Disks.isScsiDisk(disk))
        .map(disk -> disk.getString("uuid"))
        .sorted()
        .toList();
  }

  private static void refuse(String field) {
    throw new TaskFailure(
        "INVALID_ARGUMENT", field + " cannot be changed while the VM is powered on.");
  }
}
