package io.acvm.simulator.prism;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;

/** What else can be asked of a VM: other addresses, an OVA. */
final class VmActions {
  private final World world;
  private final Tasks tasks;
  private final SimulatorClock clock;

  VmActions(World world, Tasks tasks, SimulatorClock clock) {
    this.world = world;
    this.tasks = tasks;
    this.clock = clock;
    tasks.register(TaskKind.VM_ADDRESSES, this::changeAddresses);
    tasks.register(TaskKind.VM_EXPORT, this::exported);
  }

  void mount(Http http) {
    http.put("/vms/:uuid/release_ip", this::release);
    http.put("/vms/:uuid/update_ip", this::update);
    http.post("/vms/:uuid/export", this::export);
  }

  private Answer release(Call call) {
    Vm vm = vm(call);
    Node root = Node.root(call.body());
    root.required("nic_uuid_list");
    JsonObject wanted = new JsonObject();
    root.strings("nic_uuid_list")
        .forEach(uuid -> wanted.put(known(root, "nic_uuid_list", vm, uuid), ""));
    root.check();
    return start(vm, wanted);
  }

  private Answer update(Call call) {
    Vm vm = vm(call);
    Node root = Node.root(call.body());
    root.required("update_list");
    JsonObject wanted = new JsonObject();
    for (Node each : root.objects("update_list")) {
      each.required("uuid");
      String ip = each.requiredString("ip", 64);
      if (!Ipv4.isValid(ip)) {
        each.problem("ip", "'" + ip + "' is not an IPv4 address");
      }
      wanted.put(known(each, "uuid", vm, each.uuid("uuid")), ip);
    }
    root.check();
    return start(vm, wanted);
  }

  private static String known(Node node, String key, Vm vm, String nic) {
    if (Nics.find(vm.nics(), String.valueOf(nic)) == null) {
      node.problem(key, "vm_nic : " + nic + " does not exist.");
    }
    return String.valueOf(nic);
  }

  private Answer start(Vm vm, JsonObject addresses) {
    return Api.task(
        202,
        tasks.start(
            TaskKind.VM_ADDRESSES,
            vm.cluster(),
            List.of(Api.reference("vm", vm.uuid())),
            new JsonObject().put("addresses", addresses)));
  }

  private void changeAddresses(Work work) {
    JsonObject row = world.vms.find(work.entityUuid());
    if (row == null) {
      throw new TaskFailure("ENTITY_NOT_FOUND", "vm : " + work.entityUuid() + " does not exist.");
    }
    Vm vm = new Vm(row);
    JsonObject wanted = work.payload().getJsonObject("addresses");
    for (JsonObject nic : vm.nics()) {
      String address = wanted.getString(nic.getString("uuid"));
      AddressPool pool = world.addresses.pool(Vm.subnet(nic));
      if (address != null && pool == null) {
        throw new TaskFailure("INVALID_ARGUMENT", "The subnet does not manage IP addresses.");
      }
      if (address != null) {
        if (!address.isEmpty()) {
          pool.claim(address, vm.uuid());
        }
        world.addresses.release(nic, vm.uuid());
        JsonArray now = new JsonArray();
        if (!address.isEmpty()) {
          pool.claim(address, vm.uuid());
          now.add(Addresses.assigned(address));
        }
        nic.put("ip_endpoint_list", now);
      }
    }
    vm.raiseVersions();
    world.saveVm(vm);
  }

  private Answer export(Call call) {
    Vm vm = vm(call);
    Node root = Node.root(call.body());
    String name = root.requiredString("name", 64);
    root.required("disk_file_format");
    String format = root.oneOf("disk_file_format", List.of("QCOW2", "VMDK"));
    root.check();
    JsonObject payload =
        new JsonObject().put("name", name).put("resources", OvaRoutes.resources(vm, format));
    return Api.task(
        202,
        tasks.start(
            TaskKind.VM_EXPORT,
            vm.cluster(),
            List.of(
                Api.reference("vm", vm.uuid()), Api.reference("ova", UUID.randomUUID().toString())),
            payload));
  }

  private void exported(Work work) {
    String uuid = work.entities().get(1).getString("uuid");
    JsonObject spec =
        new JsonObject().put("resources", work.payload().getJsonObject("resources").copy());
    String name = work.payload().getString("name");
    world.ovas.save(
        uuid, Entities.row("ova", uuid, name, Api.time(clock.now()), spec, spec.copy()));
  }

  private Vm vm(Call call) {
    Vm vm = new Vm(world.vms.get(call.uuid("uuid")));
    if (!vm.isCreated()) {
      throw ApiError.notFound("vm", vm.uuid());
    }
    return vm;
  }
}
