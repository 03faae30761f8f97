package io.acvm.provider.nutanix.v3;

import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.nutanix.CloudInit;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** What is asked for, as v3 wants to hear it. */
public final class VmWriting {
  private static final int GIB_IN_MIB = 1024;

  private VmWriting() {}

  /**
   * Body of the request that makes a VM, off, with that uuid.
   *
   * @param managed whether Prism gives addresses on its first network
   */
  public static JsonObject create(String uuid, VmSpec spec, String cluster, boolean managed) {
    Addressing addressing = Addressing.of(uuid, spec.ipAddress(), spec.guest(), managed);
    JsonObject resources =
        new JsonObject()
            .put("num_sockets", spec.cpus())
            .put("num_vcpus_per_socket", 1)
            .put("memory_size_mib", spec.memoryMib())
            .put("power_state", "OFF")
            .put("disk_list", disks(spec))
            .put("nic_list", nics(spec.networks(), addressing));
    spec.firmware()
        .ifPresent(
            firmware ->
                resources.put(
                    "boot_config",
                    new JsonObject()
                        .put(
                            "boot_type",
                            switch (firmware) {
                              case BIOS -> "LEGACY";
                              case UEFI -> "UEFI";
                            })));
    customization(spec.guest(), addressing)
        .ifPresent(told -> resources.put("guest_customization", told));
    JsonObject wanted =
        new JsonObject()
            .put("name", spec.name())
            .put("cluster_reference", reference("cluster", cluster))
            .put("resources", resources);
    spec.description().ifPresent(text -> wanted.put("description", text));
    return new JsonObject()
        .put("api_version", "3.1.0")
        .put("metadata", new JsonObject().put("kind", "vm").put("uuid", uuid))
        .put("spec", wanted);
  }

  /**
   * Body of the request that copies a VM to that uuid.
   *
   * @param managed whether Prism gives addresses on its first network
   */
  public static JsonObject copy(String uuid, CloneSpec spec, boolean managed) {
    Addressing addressing = Addressing.of(uuid, spec.ipAddress(), spec.guest(), managed);
    JsonObject override = new JsonObject().put("name", spec.name());
    spec.cpus()
        .ifPresent(
            cpus ->
                override
                    .put("num_sockets", cpus)
                    .put("num_vcpus_per_socket", 1)
                    .put("num_threads_per_core", 1));
    spec.memoryMib().ifPresent(mib -> override.put("memory_size_mib", mib));
    spec.networks().ifPresent(ids -> override.put("nic_list", nics(ids, addressing)));
    customization(spec.guest(), addressing)
        .ifPresent(told -> override.put("guest_customization", told));
    return new JsonObject()
        .put("metadata", new JsonObject().put("uuid", uuid))
        .put("override_spec", override);
  }

  private static JsonArray disks(VmSpec spec) {
    JsonArray disks = new JsonArray();
    Optional<JsonObject> image = spec.source().id().map(id -> reference("image", id.value()));
    boolean fromIso = spec.source().type() == VmSource.Type.ISO;
    if (fromIso) {
      disks.add(device("CDROM", "IDE", 0).put("data_source_reference", image.orElseThrow()));
    }
    int scsi = 0;
    if (!fromIso && image.isPresent()) {
      JsonObject first = device("DISK", "SCSI", scsi++).put("data_source_reference", image.get());
      spec.diskGib().ifPresent(gib -> size(first, gib));
      disks.add(first);
    } else if (spec.diskGib().isPresent()) {
      disks.add(size(device("DISK", "SCSI", scsi++), spec.diskGib().get()));
    }
    for (int gib : spec.extraDisksGib()) {
      disks.add(size(device("DISK", "SCSI", scsi++), gib));
    }
    return disks;
  }

  private static JsonObject device(String type, String adapter, int index) {
    return new JsonObject()
        .put(
            "device_properties",
            new JsonObject()
                .put("device_type", type)
                .put(
                    "disk_address",
                    new JsonObject().put("adapter_type", adapter).put("device_index", index)));
  }

  private static JsonObject size(JsonObject disk, int gib) {
    return disk.put("disk_size_mib", (long) gib * GIB_IN_MIB);
  }

  private static JsonArray nics(List<String> networks, Addressing addressing) {
    JsonArray nics = new JsonArray();
    for (String network : networks) {
      JsonObject nic = nic(network);
      if (nics.isEmpty()) {
        addressing
            .assigned()
            .ifPresent(
                ip ->
                    nic.put(
                        "ip_endpoint_list", new JsonArray().add(new JsonObject().put("ip", ip))));
        addressing.card().ifPresent(card -> nic.put("mac_address", card.mac()));
      }
      nics.add(nic);
    }
    return nics;
  }

  static JsonObject nic(String network) {
    return new JsonObject()
        .put("subnet_reference", reference("subnet", network))
        .put("is_connected", true);
  }

  private static Optional<JsonObject> customization(
      Optional<GuestSetup> guest, Addressing addressing) {
    if (guest.isEmpty() && addressing.card().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        guest
            .flatMap(GuestSetup::unattendXml)
            .map(VmWriting::sysprep)
            .orElseGet(() -> cloudInit(CloudInit.userData(guest, addressing.card()))));
  }

  private static JsonObject sysprep(String unattendXml) {
    return new JsonObject()
        .put(
            "sysprep",
            new JsonObject()
                .put("install_type", "PREPARED")
                .put("unattend_xml", base64(unattendXml)));
  }

  private static JsonObject cloudInit(String userData) {
    return new JsonObject().put("cloud_init", new JsonObject().put("user_data", base64(userData)));
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  static JsonObject reference(String kind, String uuid) {
    return new JsonObject().put("kind", kind).put("uuid", uuid);
  }
}
