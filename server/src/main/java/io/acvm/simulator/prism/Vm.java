package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * One VM's row, typed. {@code actual} is what the cluster runs; {@code intent} is there only while
 * an accepted change has not been carried out. Both hold name, description and resources in the
 * shape of a spec with every default filled in.
 */
record Vm(JsonObject row) {
  String uuid() {
    return metadata().getString("uuid");
  }

  JsonObject metadata() {
    return row.getJsonObject("metadata");
  }

  String cluster() {
    return row.getString("cluster");
  }

  /** PENDING, COMPLETE, ERROR or DELETE_PENDING. */
  String state() {
    return row.getString("state");
  }

  /** False until the cluster has made it, and for ever when that failed. */
  boolean isCreated() {
    return row.getBoolean("created");
  }

  JsonObject actual() {
    return row.getJsonObject("actual");
  }

  JsonObject resources() {
    return actual().getJsonObject("resources");
  }

  /** What the guest was given; empty when it was given nothing. */
  JsonObject customization() {
    return Api.object(row, "customization");
  }

  /** What was last asked for. */
  JsonObject wanted() {
    JsonObject intent = row.getJsonObject("intent");
    return intent == null ? actual() : intent;
  }

  String name() {
    return actual().getString("name");
  }

  boolean isOn() {
    return "ON".equals(resources().getString("power_state"));
  }

  long memoryMib() {
    return resources().getLong("memory_size_mib");
  }

  List<JsonObject> nics() {
    return Api.objects(resources(), "nic_list");
  }

  List<JsonObject> disks() {
    return Api.objects(resources(), "disk_list");
  }

  /** Null while it is off. */
  String host() {
    return row.getString("host");
  }

  /** Addresses seen in the traffic of the guest, by card. */
  JsonObject learned() {
    return Api.object(row, "learned");
  }

  static String subnet(JsonObject nic) {
    return Api.object(nic, "subnet_reference").getString("uuid");
  }

  /**
   * Whether something runs in it that listens to ACPI: only a disk that came from an image holds an
   * operating system.
   */
  boolean hasGuest() {
    return disks().stream()
        .anyMatch(
            disk -> Disks.isDisk(disk) && disk.getJsonObject("data_source_reference") != null);
  }

  /** The tasks that carried out the last intent. */
  JsonArray tasks() {
    JsonArray tasks = row.getJsonArray("tasks");
    return tasks == null ? new JsonArray() : tasks;
  }

  /** Every change of a VM raises entity_version by exactly one; clients count on it. */
  void raiseVersions() {
    metadata()
        .put("spec_version", metadata().getInteger("spec_version") + 1)
        .put("entity_version", String.valueOf(entityVersion() + 1));
  }

  long entityVersion() {
    return Long.parseLong(metadata().getString("entity_version"));
  }
}
