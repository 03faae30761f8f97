package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The recorded shape of a VM that was created with little said: UEFI, one disk from an image, one
 * card, off.
 */
class VmShapeTest {
  private static SimulatorHarness prism;
  private static String uuid;

  @BeforeAll
  static void create() {
    prism = new SimulatorHarness().start();
    JsonObject body = prism.vmFromImage("recorded");
    body.getJsonObject("metadata").put("spec_version", 1);
    SimulatorHarness.resources(body).put("boot_config", new JsonObject().put("boot_type", "UEFI"));
    disk(SimulatorHarness.resources(body)).put("disk_size_mib", 8192);
    uuid = prism.created(body);
  }

  @AfterAll
  static void stop() {
    prism.close();
  }

  @Test
  void everyDefaultIsFilledIn() {
    JsonObject resources = SimulatorHarness.resources(prism.vm(uuid));

    JsonObject scalars = resources.copy();
    scalars.remove("disk_list");
    scalars.remove("nic_list");
    assertThat(scalars)
        .isEqualTo(
            new JsonObject(
                """
                {"num_threads_per_core": 1, "num_vcpus_per_socket": 1, "num_sockets": 1, "memory_size_mib": 1024,
                 "memory_overcommit_enabled": false, "power_state": "OFF", "hardware_clock_timezone": "UTC",
                 "power_state_mechanism": {"mechanism": "HARD", "guest_transition_config":
                   {"enable_script_exec": false, "should_fail_on_script_failure": false}},
                 "machine_type": "PC", "vga_console_enabled": true, "vnuma_config": {"num_vnuma_nodes": 0},
                 "boot_config": {"boot_type": "UEFI", "boot_device_order_list": ["CDROM", "DISK", "NETWORK"]},
                 "serial_port_list": [], "gpu_list": [], "is_agent_vm": false, "disable_branding": false,
                 "enable_cpu_passthrough": false, "hardware_virtualization_enabled": false,
                 "is_vcpu_hard_pinned": false, "gpu_console_enabled": false,
                 "vtpm_config": {"vtpm_enabled": false, "version": ""}, "apc_config": {"enabled": false},
                 "cpu_hotplug_enabled": true, "scsi_controller_enabled": true}
                """));
  }

  @Test
  void aDiskSaysWhereItIsAndHowLarge() {
    JsonObject disk = disk(SimulatorHarness.resources(prism.vm(uuid)));

    assertThat(disk.getString("uuid")).matches("[0-9a-f-]{36}");
    assertThat(disk.getJsonObject("device_properties")).isEqualTo(Disks.device("DISK", "SCSI", 0));
    assertThat(disk.getLong("disk_size_bytes")).isEqualTo(8_589_934_592L);
    assertThat(disk.getInteger("disk_size_mib")).isEqualTo(8192);
    assertThat(disk.getJsonObject("data_source_reference").fieldNames())
        .containsExactlyInAnyOrder("kind", "uuid");
    assertThat(
            disk.getJsonObject("storage_config")
                .getJsonObject("storage_container_reference")
                .getString("name"))
        .isEqualTo("SelfServiceContainer");
  }

  @Test
  void aCardSaysWhatItIs() {
    JsonObject nic =
        SimulatorHarness.resources(prism.vm(uuid)).getJsonArray("nic_list").getJsonObject(0);

    assertThat(nic.fieldNames())
        .containsExactlyInAnyOrder(
            "uuid",
            "nic_type",
            "vlan_mode",
            "trunked_vlan_list",
            "num_queues",
            "mac_address",
            "is_connected",
            "subnet_reference",
            "ip_endpoint_list");
    assertThat(nic.getString("mac_address")).startsWith("50:6b:8d:");
    assertThat(nic.getJsonObject("subnet_reference").getString("name")).isEqualTo("VLAN-100");
  }

  @Test
  void theStatusAddsWhatOnlyTheServerKnows() {
    JsonObject vm = prism.vm(uuid);
    JsonObject status = vm.getJsonObject("status");
    JsonObject resources = status.getJsonObject("resources");

    assertThat(status.getString("state")).isEqualTo("COMPLETE");
    assertThat(status.getJsonObject("cluster_reference").getString("name"))
        .isEqualTo("Production-Cluster");
    assertThat(resources.getString("bios_uuid")).isEqualTo(uuid);
    assertThat(resources.getString("hypervisor_type")).isEqualTo("AHV");
    assertThat(resources.getString("protection_type")).isEqualTo("UNPROTECTED");
    assertThat(resources.containsKey("host_reference")).isFalse();
    assertThat(disk(resources).getBoolean("is_migration_in_progress")).isFalse();
    assertThat(vm.getString("api_version")).isEqualTo("3.1");
  }

  @Test
  void theMetadataHoldsBothVersions() {
    JsonObject metadata = prism.vm(uuid).getJsonObject("metadata");

    assertThat(metadata.getValue("spec_version")).isEqualTo(0);
    assertThat(metadata.getValue("entity_version")).isEqualTo("1");
    assertThat(metadata.getString("creation_time")).isEqualTo("2026-03-01T12:00:00Z");
    assertThat(metadata.getJsonObject("owner_reference").getString("name")).isEqualTo("admin");
    assertThat(metadata.getJsonObject("project_reference").getString("name"))
        .isEqualTo("_internal");
    assertThat(metadata.containsKey("spec_hash")).isFalse();
  }

  @Test
  void theListFormDiffersAsRecorded() {
    JsonObject entity =
        prism
            .list("vms", new JsonObject().put("filter", "vm_name==recorded"))
            .getJsonArray("entities")
            .getJsonObject(0);
    JsonObject resources = SimulatorHarness.resources(entity);

    assertThat(entity.fieldNames()).containsExactlyInAnyOrder("status", "spec", "metadata");
    assertThat(resources.fieldNames())
        .doesNotContain("apc_config", "vtpm_config")
        .contains("storage_config");
    assertThat(disk(resources).getJsonObject("storage_config").getString("flash_mode"))
        .isEqualTo("DISABLED");
    assertThat(entity.getJsonObject("metadata").getString("spec_hash")).isEqualTo("0".repeat(50));
    assertThat(
            entity.getJsonObject("status").getJsonObject("execution_context").getValue("task_uuid"))
        .isInstanceOf(JsonArray.class);
  }

  private static JsonObject disk(JsonObject resources) {
    return resources.getJsonArray("disk_list").getJsonObject(0);
  }
}
