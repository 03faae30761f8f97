package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Reads the disk_list of a request into complete disks. */
final class Disks {
  private static final long MIB = 1 << 20;
  private static final List<String> DEVICE_TYPES = List.of("DISK", "CDROM", "VOLUME_GROUP");
  private static final List<String> ADAPTERS = List.of("SCSI", "IDE", "PCI", "SATA", "SPAPR");

  private final World world;

  Disks(World world) {
    this.world = world;
  }

  static boolean isDisk(JsonObject disk) {
    return "DISK".equals(disk.getJsonObject("device_properties").getString("device_type"));
  }

  static boolean isScsiDisk(JsonObject disk) {
    return isDisk(disk)
        && !List.of("IDE", "SATA").contains(addressOf(disk).getString("adapter_type"));
  }

  static long sizeBytes(JsonObject disk) {
    return disk.getLong("disk_size_bytes", 0L);
  }

  /**
   * @param current the disks the VM has; an entry that names the uuid of none of them is refused
   */
  JsonArray read(Node resources, List<JsonObject> current, String cluster) {
    List<JsonObject> disks = new ArrayList<>();
    for (Node node : resources.objects("disk_list")) {
      disks.add(readOne(node, current, cluster));
    }
    boolean q35 = "Q35".equals(resources.json().getValue("machine_type"));
    addressAll(resources, disks, q35);
    return new JsonArray(new ArrayList<>(disks));
  }

  private JsonObject readOne(Node node, List<JsonObject> current, String cluster) {
    String uuid = node.uuid("uuid");
    JsonObject before = uuid == null ? null : find(current, uuid);
    if (uuid != null && before == null) {
      node.problem("uuid", "vm_disk : " + uuid + " does not exist.");
    }
    Node properties = node.object("device_properties");
    String type = properties.oneOf("device_type", DEVICE_TYPES);
    Node address = properties.object("disk_address");
    address.oneOf("adapter_type", ADAPTERS);
    address.integer("device_index", 0, 255);
    JsonObject disk =
        node.json()
            .copy()
            .put("uuid", uuid == null ? UUID.randomUUID().toString() : uuid)
            .put(
                "device_properties",
                new JsonObject()
                    .put("device_type", type == null ? "DISK" : type)
                    .put("disk_address", address.json().copy()));
    size(node, disk, before);
    checkContainer(node.object("storage_config"), cluster);
    if (!Api.object(disk, "storage_config").containsKey("storage_container_reference")) {
      disk.put("storage_config", container(cluster));
    }
    return disk;
  }

  private static void checkContainer(Node config, String cluster) {
    Node container = config.object("storage_container_reference");
    container.oneOf("kind", List.of("storage_container"));
    String uuid = container.uuid("uuid");
    if (uuid != null && cluster != null && !uuid.equals(Clusters.storageContainer(cluster))) {
      config.problem(
          "storage_container_reference", "storage_container : " + uuid + " does not exist.");
    }
  }

  private void size(Node node, JsonObject disk, JsonObject before) {
    long source = sourceBytes(node, before);
    Long bytes = node.integer("disk_size_bytes", 1, Long.MAX_VALUE / 2);
    Long mib = node.integer("disk_size_mib", 1, Long.MAX_VALUE / MIB / 2);
    if (bytes != null && mib != null && mib != mib(bytes)) {
      node.problem("disk_size_mib", "must be disk_size_bytes rounded up to the next MiB");
    }
    boolean isDisk = isDisk(disk);
    long size = bytes != null ? bytes : mib != null ? mib * MIB : source;
    if (isDisk && size == 0) {
      node.required("disk_size_bytes");
    }
    if (isDisk && size < source) {
      node.problem("disk_size_bytes", "is smaller than the source of the disk: " + source);
    }
    if (size > 0) {
      disk.put("disk_size_bytes", size).put("disk_size_mib", mib(size));
    }
  }

  /** What is already there, or what is copied: a disk never gets smaller than that. */
  private long sourceBytes(Node node, JsonObject before) {
    String kind = "";
    if (node.has("data_source_reference")) {
      kind = node.object("data_source_reference").oneOf("kind", List.of("image", "vm_disk"));
    }
    if (before != null) {
      return sizeBytes(before);
    }
    if ("image".equals(kind)) {
      String image = node.reference("data_source_reference", "image", world.images);
      return image == null ? 0 : Images.sizeBytes(world.images.get(image));
    }
    if ("vm_disk".equals(kind)) {
      String uuid = node.object("data_source_reference").uuid("uuid");
      JsonObject disk = findAnywhere(world, uuid);
      if (disk == null) {
        node.problem("data_source_reference", "vm_disk : " + uuid + " does not exist.");
        return 0;
      }
      return sizeBytes(disk);
    }
    return 0;
  }

  private static long mib(long bytes) {
    return (bytes + MIB - 1) / MIB;
  }

  static JsonObject find(List<JsonObject> disks, String uuid) {
    return disks.stream()
        .filter(disk -> disk.getString("uuid").equals(uuid))
        .findFirst()
        .orElse(null);
  }

  /** Null when no VM has it. */
  static JsonObject findAnywhere(World world, String uuid) {
    return world.vms.all().stream()
        .flatMap(row -> new Vm(row).disks().stream())
        .filter(disk -> disk.getString("uuid").equals(uuid))
        .findFirst()
        .orElse(null);
  }

  static JsonObject container(String cluster) {
    String uuid = Clusters.storageContainer(cluster);
    return new JsonObject()
        .put(
            "storage_container_reference",
            Api.reference("storage_container", uuid, Clusters.STORAGE_CONTAINER_NAME));
  }

  static JsonObject device(String type, String adapter, int index) {
    return new JsonObject()
        .put("device_type", type)
        .put(
            "disk_address",
            new JsonObject().put("adapter_type", adapter).put("device_index", index));
  }

  /**
   * Customization reaches the guest on a CD-ROM of the server's own making, which then appears
   * among the disks.
   */
  void addSeedCdrom(Node resources, JsonObject complete, String cluster) {
    List<JsonObject> all = new ArrayList<>(Api.objects(complete, "disk_list"));
    all.add(
        new JsonObject()
            .put("uuid", UUID.randomUUID().toString())
            .put(
                "device_properties",
                new JsonObject().put("device_type", "CDROM").put("disk_address", new JsonObject()))
            .put("disk_size_bytes", 1L << 20)
            .put("disk_size_mib", 1L)
            .put("storage_config", container(cluster)));
    addressAll(resources, all, "Q35".equals(complete.getString("machine_type")));
    complete.put("disk_list", new JsonArray(all));
  }

  /** Fills in the address of every device that has none, and refuses two on one. */
  private static void addressAll(Node resources, List<JsonObject> disks, boolean q35) {
    Set<String> taken = new HashSet<>();
    for (JsonObject disk : disks) {
      JsonObject address = addressOf(disk);
      if (!address.containsKey("adapter_type")) {
        address.put("adapter_type", isDisk(disk) ? "SCSI" : q35 ? "SATA" : "IDE");
      } else if (q35 && address.getValue("adapter_type").equals("IDE")) {
        resources.problem("disk_list", "IDE is not available on machine type Q35");
      }
      if (address.containsKey("device_index") && !taken.add(key(address))) {
        resources.problem("disk_list", "two devices share the address " + key(address));
      }
    }
    for (JsonObject disk : disks) {
      JsonObject address = addressOf(disk);
      for (int index = 0; !address.containsKey("device_index"); index++) {
        if (taken.add(address.getValue("adapter_type") + "." + index)) {
          address.put("device_index", index);
        }
      }
    }
  }

  private static JsonObject addressOf(JsonObject disk) {
    return disk.getJsonObject("device_properties").getJsonObject("disk_address");
  }

  private static String key(JsonObject address) {
    return address.getValue("adapter_type") + "." + address.getValue("device_index");
  }
}
