package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.json.pointer.JsonPointer;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Prism refuses is refused, each with its body, and leaves nothing behind. */
class ValidationTest {
  private static final String GHOST = "1f000000-0000-4000-8000-000000000000";
  private static final Pattern MANY = Pattern.compile("\"(\\d+) x\"");

  /** A VM stays in its cluster unsaid, and may outlive the image that its disk came from. */
  private static final Set<String> FREE_IN_UPDATES =
      Set.of(
          "/spec/cluster_reference",
          "/spec/resources/disk_list/0/data_source_reference/uuid",
          "/spec/resources/disk_list/0/disk_size_mib");

  private static SimulatorHarness prism;
  private JsonObject before;

  @BeforeAll
  static void start() {
    prism = new SimulatorHarness().start();
  }

  @AfterAll
  static void stop() {
    prism.close();
  }

  @BeforeEach
  void lookFirst() {
    before = state();
  }

  @AfterEach
  void nothingHasChanged() {
    assertThat(state().equals(before)).as("everything is as it was").isTrue();
  }

  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/metadata | null | `` | 'metadata' is a required property",
        "/metadata | 7 | metadata | is not of type 'object'",
        "/metadata/kind | null | metadata | 'kind' is a required property",
        "/metadata/kind | 'image' | metadata.kind | 'image' is not one of [vm]",
        "/metadata/uuid | 'B' | metadata.uuid | 'B' is not a valid UUID",
        "/metadata/spec_version | '1' | metadata.spec_version | is not of type 'integer'",
        "/metadata/spec_version | -1 | metadata.spec_version | -1 is not between 0 and 2147483647",
        "/metadata/categories | {'Nobody': 'x'} | metadata.categories.Nobody | category Nobody:x"
            + " does not exist.",
        "/metadata/categories | {'AppType': 'x'} | metadata.categories.AppType | category AppType:x"
            + " does not exist.",
        "/metadata/categories_mapping | {'AppType': 'x'} | metadata.categories_mapping.AppType | is"
            + " not of type 'array'",
        "/metadata/project_reference | {'kind': 'project', 'uuid': 'GHOST'} |"
            + " metadata.project_reference | project : GHOST does not exist.",
        "/metadata/project_reference | {'kind': 'vm', 'uuid': 'GHOST'} |"
            + " metadata.project_reference.kind | 'vm' is not 'project'",
        "/status | {} | `` | Additional properties are not allowed ('status' was unexpected)",
        "/spec | null | `` | 'spec' is a required property",
        "/spec/name | null | spec | 'name' is a required property",
        "/spec/name | '' | spec.name | is too short",
        "/spec/name | '257 x' | spec.name | is longer than 256 characters",
        "/spec/description | '1001 x' | spec.description | is longer than 1000 characters",
        "/spec/cluster_reference | null | spec | 'cluster_reference' is a required property",
        "/spec/cluster_reference/uuid | 'GHOST' | spec.cluster_reference | cluster : GHOST does not"
            + " exist.",
        "/spec/cluster_reference/kind | 'host' | spec.cluster_reference.kind | 'host' is not"
            + " 'cluster'",
        "/spec/resources | null | spec | 'resources' is a required property",
        "/spec/resources/memory_size_mib | null | spec.resources | 'memory_size_mib' is a required"
            + " property",
        "/spec/resources/memory_size_mib | 0 | spec.resources.memory_size_mib | 0 is not between 1"
            + " and 1073741824",
        "/spec/resources/num_sockets | 1.5 | spec.resources.num_sockets | is not of type 'integer'",
        "/spec/resources/power_state | 'PAUSED' | spec.resources.power_state | 'PAUSED' is not one"
            + " of [ON, OFF]",
        "/spec/resources/machine_type | 'Q36' | spec.resources.machine_type | 'Q36' is not one of"
            + " [PC, PSERIES, Q35]",
        "/spec/resources/power_state_mechanism | {'mechanism': 'SOFT'} |"
            + " spec.resources.power_state_mechanism.mechanism | 'SOFT' is not one of [ACPI, GUEST,"
            + " HARD]",
        "/spec/resources/boot_config | {'boot_type': 'BIOS'} | spec.resources.boot_config.boot_type"
            + " | 'BIOS' is not one of [LEGACY, UEFI, SECURE_BOOT]",
        "/spec/resources/boot_config | {'boot_type': 'SECURE_BOOT'} | spec.resources.boot_config |"
            + " SECURE_BOOT needs machine_type Q35",
        "/spec/resources/boot_config | {'boot_device_order_list': ['USB']} |"
            + " spec.resources.boot_config.boot_device_order_list | 'USB' is not one of [CDROM,"
            + " DISK, NETWORK]",
        "/spec/resources/vga_console_enabled | 'yes' | spec.resources.vga_console_enabled | is not"
            + " of type 'boolean'",
        "/spec/resources/gpu_list | [{'vendor': 'ATI'}] | spec.resources.gpu_list.0.vendor | 'ATI'"
            + " is not one of [NVIDIA, INTEL, AMD]",
        "/spec/resources/guest_customization | {'cloud_init': {'user_data': '%'}} |"
            + " spec.resources.guest_customization.cloud_init.user_data | is not base64",
        "/spec/resources/guest_customization | {'cloud_init': {'user_data': '128001 x'}} |"
            + " spec.resources.guest_customization.cloud_init.user_data | is longer than 128000"
            + " characters",
        "/spec/resources/nic_list/0/subnet_reference/uuid | 'GHOST' |"
            + " spec.resources.nic_list.0.subnet_reference | subnet : GHOST does not exist.",
        "/spec/resources/nic_list/0/nic_type | 'FAST' | spec.resources.nic_list.0.nic_type | 'FAST'"
            + " is not one of [NORMAL_NIC, DIRECT_NIC, NETWORK_FUNCTION_NIC, SPAN_DESTINATION_NIC]",
        "/spec/resources/nic_list/0/mac_address | '50:6b' | spec.resources.nic_list.0.mac_address |"
            + " '50:6b' is not a MAC address",
        "/spec/resources/nic_list/0/ip_endpoint_list | [{'ip': '10.1'}] |"
            + " spec.resources.nic_list.0.ip_endpoint_list.0.ip | '10.1' is not an IPv4 address",
        "/spec/resources/nic_list/0/ip_endpoint_list | [{'ip': '10.100.0.60', 'type': 'LEARNED'}] |"
            + " spec.resources.nic_list.0.ip_endpoint_list.0.type | 'LEARNED' is not one of"
            + " [ASSIGNED]",
        "/spec/resources/nic_list/0/uuid | 'GHOST' | spec.resources.nic_list.0.uuid | vm_nic :"
            + " GHOST does not exist.",
        "/spec/resources/disk_list/0/data_source_reference/uuid | 'GHOST' |"
            + " spec.resources.disk_list.0.data_source_reference | image : GHOST does not exist.",
        "/spec/resources/disk_list/0/disk_size_mib | 1 | spec.resources.disk_list.0.disk_size_bytes"
            + " | is smaller than the source of the disk: 3758096384",
        "/spec/resources/disk_list/0/device_properties | {'device_type': 'TAPE'} |"
            + " spec.resources.disk_list.0.device_properties.device_type | 'TAPE' is not one of"
            + " [DISK, CDROM, VOLUME_GROUP]",
        "/spec/resources/disk_list/0/storage_config | {'storage_container_reference': {'kind':"
            + " 'storage_container', 'uuid': 'GHOST'}} |"
            + " spec.resources.disk_list.0.storage_config.storage_container_reference |"
            + " storage_container : GHOST does not exist."
      })
  void aVmThatPrismWouldNotTakeIsRefused(String at, String value, String path, String message) {
    JsonObject body = prism.vmFromImage("refused");
    JsonPointer.from(at).writeJson(body, value(value), true);
    JsonObject refused = prism.refused(422, HttpMethod.POST, "/vms", body);
    assertRefused(refused, path, message);

    String uuid = prism.named("vms", "web-server-01");
    JsonObject update = prism.echo(uuid);
    if (!FREE_IN_UPDATES.contains(at)) {
      JsonPointer.from(at).writeJson(update, value(value), true);
      assertRefused(prism.refused(422, HttpMethod.PUT, "/vms/" + uuid, update), path, message);
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/vms/list | {'length': 501} | length | 501 is not between 1 and 500",
        "/vms/list | {'length': 0} | length | 0 is not between 1 and 500",
        "/vms/list | {'offset': -1} | offset | -1 is not between 0 and 2147483647",
        "/vms/list | {'offset': '0'} | offset | is not of type 'integer'",
        "/vms/list | {'kind': 'image'} | kind | 'image' is not one of [vm]",
        "/vms/list | {'sort_order': 'UP'} | sort_order | 'UP' is not one of [ASCENDING,"
            + " DESCENDING]",
        "/vms/list | {'sort_attribute': 'colour'} | sort_attribute | Unknown attribute: colour",
        "/vms/list | {'filter': 'colour==red'} | filter | Unknown attribute: colour",
        "/vms/list | {'filter': 'vm_name'} | filter | Invalid filter expression: vm_name",
        "/vms/list | {'filter': 'vm_name=like=x'} | filter | Invalid filter expression:"
            + " vm_name=like=x",
        "/vms/list | {'filter': 'vm_name==a;;vm_name==b'} | filter | `Invalid filter expression: `",
        "/vms/list | {'filter': 'vm_name==(.*'} | filter | Invalid pattern: (.*",
        "/vms/list | {'filter': 7} | filter | is not of type 'string'",
        "/images/list | {'length': 501} | length | 501 is not between 1 and 500",
        "/subnets | {'metadata': {'kind': 'subnet'}, 'spec': {'name': 's', 'resources': {}}} | spec"
            + " | 'cluster_reference' is a required property",
        "/subnets | {'metadata': {'kind': 'subnet'}, 'spec': {'name': 's', 'resources':"
            + " {'subnet_type': 'WIFI'}}} | spec.resources.subnet_type | 'WIFI' is not one of"
            + " [VLAN, OVERLAY]",
        "/subnets | {'metadata': {'kind': 'subnet'}, 'spec': {'name': 's', 'resources': {'vlan_id':"
            + " 4096}}} | spec.resources.vlan_id | 4096 is not between 0 and 4095",
        "/images | {'metadata': {'kind': 'image'}, 'spec': {'name': 'i', 'resources':"
            + " {'image_type': 'TAPE'}}} | spec.resources.image_type | 'TAPE' is not one of"
            + " [DISK_IMAGE, ISO_IMAGE]",
        "/images | {'metadata': {'kind': 'image'}, 'status': {}, 'spec': {'name': 'i', 'resources':"
            + " {}}} | `` | Additional properties are not allowed ('status' was unexpected)",
        "/projects | {'metadata': {'kind': 'project'}, 'spec': {'name': 'p'}} | spec | 'resources'"
            + " is a required property",
        "/projects | {'metadata': {'kind': 'project'}, 'spec': {'name': 'p', 'resources':"
            + " {'subnet_reference_list': [{'uuid': 'GHOST'}]}}} |"
            + " spec.resources.subnet_reference_list | subnet : GHOST does not exist.",
        "/tasks/poll | {'task_uuid_list': 'x', 'poll_timeout_seconds': 1} | task_uuid_list | is not"
            + " of type 'array'",
        "/tasks/poll | {'task_uuid_list': [], 'poll_timeout_seconds': 31} | poll_timeout_seconds |"
            + " 31 is not between 0 and 30",
        "/groups | {'entity_type': 'vm', 'entity_ids': 'x'} | entity_ids | is not of type 'array'",
        "/groups | {} | `` | 'entity_type' is a required property",
        "/category/query | {'category_filter': {'kind_list': {}}} | category_filter.kind_list | is"
            + " not of type 'array'",
        "/vms/VM/clone | {'override_spec': {'name': '81 x'}} | override_spec.name | is longer than"
            + " 80 characters",
        "/vms/VM/snapshot | {'name': '65 x'} | name | is longer than 64 characters",
        "/vms/VM/revert | {} | `` | 'vm_recovery_point_uuid' is a required property",
        "/vms/VM/export | {'name': 'o', 'disk_file_format': 'VHD'} | disk_file_format | 'VHD' is"
            + " not one of [QCOW2, VMDK]",
        "/idempotence_identifiers | {'client_identifier': 'c', 'count': 0} | count | 0 is not"
            + " between 1 and 4096"
      })
  void anyOtherRequestThatBreaksTheContractIsRefused(
      String route, String body, String path, String message) {
    String vm = prism.named("vms", "web-server-01");
    JsonObject refused =
        prism.refused(422, HttpMethod.POST, route.replace("VM", vm), (JsonObject) value(body));
    assertRefused(refused, path, message);
  }

  @Test
  void aChangeThatNamesAnotherEntityOrAnOldVersionIsRefused() {
    for (String plural : new String[] {"vms", "images", "subnets", "projects"}) {
      JsonObject entity = prism.all(plural).get(0);
      entity.remove("status");
      String path = "/" + plural + "/" + SimulatorHarness.uuidOf(entity);

      entity.getJsonObject("metadata").put("uuid", GHOST);
      assertRefused(
          prism.refused(422, HttpMethod.PUT, path, entity),
          "metadata.uuid",
          "is not the uuid of the path");

      entity.getJsonObject("metadata").remove("uuid");
      entity.getJsonObject("metadata").put("spec_version", 99).remove("entity_version");
      assertThat(prism.refused(409, HttpMethod.PUT, path, entity).getString("reason"))
          .isEqualTo("CONCURRENT_REQUESTS_NOT_ALLOWED");
    }
  }

  private static void assertRefused(JsonObject refused, String path, String message) {
    assertThat(refused.getString("state")).isEqualTo("ERROR");
    assertThat(refused.getString("reason")).isEqualTo("INVALID_REQUEST");
    assertThat(refused.getString("message")).isEqualTo("Request could not be processed.");
    JsonArray said =
        refused.getJsonObject("details").getJsonArray(path == null ? "" : path, new JsonArray());
    assertThat(said).as(refused.encode()).contains(message.replace("GHOST", GHOST));
  }

  /** JSON with other quotes, in which {@code '9 x'} is nine letters. */
  private static Object value(String text) {
    String json = text.replace("GHOST", GHOST).replace('\'', '"');
    Matcher many = MANY.matcher(json);
    return Json.decodeValue(
        many.replaceAll(found -> "\"" + "x".repeat(Integer.parseInt(found.group(1))) + "\""));
  }

  private static JsonObject state() {
    return SimulatorHarness.await(
            prism.client().get("/simulator/state").basicAuthentication("admin", "pass word").send())
        .bodyAsJsonObject();
  }
}
