package io.acvm.provider.nutanix.v3;

import static io.acvm.domain.error.ErrorCode.DISK_CANNOT_SHRINK;
import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.VM_SPEC_INVALID;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmChange;
import io.acvm.provider.nutanix.prism.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** Changes a VM as read from v3, so that it can be put back whole. */
public final class VmEditing {
  private static final int GIB_IN_MIB = 1024;
  private static final long MIB = 1L << 20;

  private VmEditing() {}

  /**
   * The VM with the change made; empty if it is so already. Throws {@code POWER_STATE_CONFLICT} for
   * what a running VM cannot take: less memory, fewer CPUs, another shape of CPUs; {@code
   * DISK_CANNOT_SHRINK}; {@code VM_SPEC_INVALID} where there is no disk to grow.
   */
  public static Optional<JsonObject> change(JsonObject vm, VmChange change) {
    JsonObject changed = vm.copy();
    JsonObject spec = Json.object(changed, "spec");
    JsonObject resources = Json.object(spec, "resources");
    change.name().ifPresent(name -> spec.put("name", name));
    change.description().ifPresent(text -> spec.put("description", text));
    change.cpus().ifPresent(cpus -> setCpus(vm, resources, cpus));
    change.memoryMib().ifPresent(mib -> setMemory(vm, resources, mib));
    change.diskGib().ifPresent(gib -> growFirstDisk(resources, gib));
    change.networks().ifPresent(ids -> setNetworks(resources, ids));
    return changed.equals(vm) ? Optional.empty() : Optional.of(withPresentPower(changed));
  }

  /** The VM asked to be on, or off by this mechanism. */
  public static JsonObject power(JsonObject vm, String state, String mechanism) {
    JsonObject changed = vm.copy();
    JsonObject resources = Json.object(changed, "spec", "resources");
    resources.put("power_state", state);
    JsonObject how = Json.object(resources, "power_state_mechanism").copy();
    resources.put("power_state_mechanism", how.put("mechanism", mechanism));
    return changed;
  }

  /**
   * A wish that came to nothing, such as a shutdown that the guest ignored, stays in the spec; a
   * later change must not utter it again.
   */
  private static JsonObject withPresentPower(JsonObject vm) {
    Optional<String> present =
        switch (VmReading.power(vm)) {
          case RUNNING -> Optional.of("ON");
          case STOPPED -> Optional.of("OFF");
          default -> Optional.empty();
        };
    present.ifPresent(state -> Json.object(vm, "spec", "resources").put("power_state", state));
    return vm;
  }

  private static void setCpus(JsonObject vm, JsonObject resources, int cpus) {
    int now = VmReading.cpus(resources);
    if (cpus == now) {
      return;
    }
    long each = Json.number(resources, "num_vcpus_per_socket").orElse(1L);
    boolean wholeSockets = cpus % each == 0;
    if (cpus < now || !wholeSockets) {
      requireOff(vm);
    }
    resources.put("num_sockets", wholeSockets ? cpus / each : cpus);
    if (!wholeSockets) {
      resources.put("num_vcpus_per_socket", 1);
    }
  }

  private static void setMemory(JsonObject vm, JsonObject resources, long mib) {
    if (mib < Json.number(resources, "memory_size_mib").orElse(0L)) {
      requireOff(vm);
    }
    resources.put("memory_size_mib", mib);
  }

  private static void requireOff(JsonObject vm) {
    PowerState power = VmReading.power(vm);
    if (power != PowerState.STOPPED) {
      throw AcvmException.of(POWER_STATE_CONFLICT, "powerState", power.name());
    }
  }

  private static void growFirstDisk(JsonObject resources, int gib) {
    JsonObject disk =
        Json.objects(resources, "disk_list").stream()
            .filter(VmEditing::isDisk)
            .findFirst()
            .orElseThrow(
                () ->
                    AcvmException.invalid(
                        VM_SPEC_INVALID,
                        List.of(new FieldFailure("/diskGib", "missing", "The VM has no disk."))));
    long now = VmReading.sizeMib(disk);
    long wanted = (long) gib * GIB_IN_MIB;
    if (wanted < now) {
      throw AcvmException.of(DISK_CANNOT_SHRINK);
    }
    if (wanted > now) {
      disk.put("disk_size_mib", wanted).put("disk_size_bytes", wanted * MIB);
    }
  }

  private static boolean isDisk(JsonObject disk) {
    return Json.text(Json.object(disk, "device_properties"), "device_type")
        .orElse("DISK")
        .equals("DISK");
  }

  /** A card that stays in its place on its network keeps its identity and its address. */
  private static void setNetworks(JsonObject resources, List<String> networks) {
    List<JsonObject> now = Json.objects(resources, "nic_list");
    JsonArray wanted = new JsonArray();
    for (int i = 0; i < networks.size(); i++) {
      boolean kept = i < now.size() && isOn(now.get(i), networks.get(i));
      wanted.add(kept ? now.get(i) : VmWriting.nic(networks.get(i)));
    }
    resources.put("nic_list", wanted);
  }

  private static boolean isOn(JsonObject nic, String network) {
    return Json.text(Json.object(nic, "subnet_reference"), "uuid").equals(Optional.of(network));
  }
}
