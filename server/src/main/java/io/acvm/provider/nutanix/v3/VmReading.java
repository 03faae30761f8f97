package io.acvm.provider.nutanix.v3;

import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.Nic;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmObservation;
import io.acvm.provider.nutanix.prism.Json;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What v3 says of a VM, as our records. The status counts, not the spec: what is, not the wish. */
public final class VmReading {
  private static final long MIB = 1L << 20;
  private static final String UNREADABLE = "Prism Central says nothing of its hardware.";

  private VmReading() {}

  public static VmObservation observe(JsonObject vm, Instant now) {
    JsonObject resources = Json.object(vm, "status", "resources");
    JsonObject hardware = resources.isEmpty() ? Json.object(vm, "spec", "resources") : resources;
    return new VmObservation(
        new ProviderVmRef(PrismV3Client.uuid(vm).orElse("")),
        text(vm, "name").orElse(""),
        power(vm),
        cpus(hardware),
        Json.number(hardware, "memory_size_mib").orElse(0L),
        disks(hardware),
        nics(hardware),
        Optional.empty(),
        Json.text(Json.object(vm, "status", "cluster_reference"), "name"),
        text(vm, "description"),
        time(Json.object(vm, "metadata"), "creation_time"),
        problem(vm, hardware),
        true,
        now);
  }

  private static Optional<String> text(JsonObject vm, String key) {
    return Json.text(Json.object(vm, "status"), key)
        .or(() -> Json.text(Json.object(vm, "spec"), key));
  }

  /** What the power is, not what it is wished to be. */
  public static PowerState power(JsonObject vm) {
    return switch (Json.text(Json.object(vm, "status", "resources"), "power_state").orElse("")) {
      case "ON" -> PowerState.RUNNING;
      case "OFF" -> PowerState.STOPPED;
      case "PAUSED" -> PowerState.PAUSED;
      default -> PowerState.UNKNOWN;
    };
  }

  static int cpus(JsonObject hardware) {
    long sockets = Json.number(hardware, "num_sockets").orElse(0L);
    long each = Json.number(hardware, "num_vcpus_per_socket").orElse(1L);
    return (int) (sockets * each);
  }

  private static List<Disk> disks(JsonObject hardware) {
    List<Disk> disks = new ArrayList<>();
    for (JsonObject disk : Json.objects(hardware, "disk_list")) {
      JsonObject device = Json.object(disk, "device_properties");
      String type = Json.text(device, "device_type").orElse("DISK");
      if (type.equals("DISK") || type.equals("CDROM")) {
        disks.add(
            new Disk(
                Json.text(disk, "uuid").orElse(""),
                sizeMib(disk),
                Json.text(Json.object(device, "disk_address"), "adapter_type"),
                Disk.Kind.valueOf(type)));
      }
    }
    return disks;
  }

  static long sizeMib(JsonObject disk) {
    return Json.number(disk, "disk_size_mib")
        .orElseGet(() -> (Json.number(disk, "disk_size_bytes").orElse(0L) + MIB - 1) / MIB);
  }

  private static List<Nic> nics(JsonObject hardware) {
    List<Nic> nics = new ArrayList<>();
    for (JsonObject nic : Json.objects(hardware, "nic_list")) {
      JsonObject subnet = Json.object(nic, "subnet_reference");
      nics.add(
          new Nic(
              Json.text(nic, "uuid").orElse(""),
              Json.text(subnet, "name"),
              Json.text(subnet, "uuid"),
              Json.text(nic, "mac_address"),
              Json.objects(nic, "ip_endpoint_list").stream()
                  .flatMap(endpoint -> Json.text(endpoint, "ip").stream())
                  .toList(),
              Json.flag(nic, "is_connected", true)));
    }
    return nics;
  }

  private static Optional<String> problem(JsonObject vm, JsonObject hardware) {
    JsonObject status = Json.object(vm, "status");
    if (Json.text(status, "state").equals(Optional.of("ERROR"))) {
      return Json.objects(status, "message_list").stream()
          .flatMap(message -> Json.text(message, "message").stream())
          .findFirst()
          .or(() -> Optional.of("The last change of the VM failed."));
    }
    return hardware.isEmpty() ? Optional.of(UNREADABLE) : Optional.empty();
  }

  static Optional<Instant> time(JsonObject from, String key) {
    try {
      return Json.text(from, key).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException notATime) {
      return Optional.empty();
    }
  }
}
