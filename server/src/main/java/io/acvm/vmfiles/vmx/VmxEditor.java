package io.acvm.vmfiles.vmx;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * Changes of a configuration that keep what belongs together together. Every method throws {@link
 * IllegalArgumentException} for a value that VMware would refuse, and then has changed nothing.
 */
public final class VmxEditor {
  private static final int MEMORY_STEP_MIB = 4;

  private final Dictionary dictionary;

  VmxEditor(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  public VmxEditor displayName(String name) {
    dictionary.set("displayName", name);
    return this;
  }

  public VmxEditor annotation(String text) {
    dictionary.set("annotation", text);
    return this;
  }

  /** All in one socket: client editions of Windows use no more than two sockets. */
  public VmxEditor cpus(int cpus) {
    return cpus(cpus, cpus);
  }

  /**
   * @param coresPerSocket divides {@code cpus}
   */
  public VmxEditor cpus(int cpus, int coresPerSocket) {
    if (cpus < 1 || coresPerSocket < 1 || cpus % coresPerSocket != 0) {
      throw new IllegalArgumentException(cpus + " processors in sockets of " + coresPerSocket);
    }
    dictionary.set("numvcpus", cpus);
    dictionary.set("cpuid.coresPerSocket", coresPerSocket);
    return this;
  }

  /**
   * @param memoryMib a multiple of 4
   */
  public VmxEditor memoryMib(long memoryMib) {
    if (memoryMib < MEMORY_STEP_MIB || memoryMib % MEMORY_STEP_MIB != 0) {
      throw new IllegalArgumentException(memoryMib + " MiB of memory is not a multiple of 4");
    }
    dictionary.set("memsize", memoryMib);
    return this;
  }

  /** Adds an adapter with a generated address, or replaces the one of that index. */
  public VmxEditor nic(int index, Network network, String model) {
    requireNic(index);
    removeNic(index);
    String prefix = Nics.prefix(index);
    dictionary.set(prefix + "present", true);
    connectNic(index, network);
    dictionary.set(prefix + "virtualDev", model);
    dictionary.set(prefix + "addressType", "generated");
    return this;
  }

  /** Plugs an adapter into another network and leaves the rest of it. */
  public VmxEditor connectNic(int index, Network network) {
    requireNic(index);
    String prefix = Nics.prefix(index);
    dictionary.set(prefix + "connectionType", network.connectionType());
    if (network.kind() == Network.Kind.CUSTOM) {
      dictionary.set(prefix + "vnet", network.vnet());
    } else {
      dictionary.remove(prefix + "vnet");
    }
    return this;
  }

  /**
   * @param mac of the range of {@link Identity#isStaticMac}
   */
  public VmxEditor staticMac(int index, String mac) {
    requireNic(index);
    if (!Identity.isStaticMac(mac)) {
      throw new IllegalArgumentException("not an address that VMware lets be set");
    }
    String prefix = Nics.prefix(index);
    forgetMac(prefix);
    dictionary.set(prefix + "addressType", "static");
    dictionary.set(prefix + "address", mac.toLowerCase(Locale.ROOT));
    return this;
  }

  public VmxEditor removeNic(int index) {
    String prefix = Nics.prefix(index);
    dictionary.removeIf(key -> key.startsWith(prefix));
    return this;
  }

  /**
   * Makes a copy a VM of its own: another UUID, and with it other generated addresses, known from
   * now on. Addresses that were set become generated ones. VMware is told to keep the identity, so
   * every copy that is made of this VM needs a new one again.
   */
  public VmxEditor newIdentity(UUID uuid) {
    String text = Identity.format(uuid);
    dictionary.set("uuid.bios", text);
    dictionary.set("uuid.location", text);
    dictionary.set("uuid.action", "keep");
    if (dictionary.has("vmci0.id")) {
      dictionary.set("vmci0.id", Identity.vmciId(uuid));
    }
    for (int i = 0; i < Nics.MAX; i++) {
      String prefix = Nics.prefix(i);
      if (dictionary.has(prefix + "present")) {
        forgetMac(prefix);
        dictionary.set(prefix + "addressType", "generated");
      }
    }
    return this;
  }

  private void forgetMac(String prefix) {
    List.of("address", "generatedAddress", "generatedAddressOffset")
        .forEach(key -> dictionary.remove(prefix + key));
  }

  /** Attaches a disk and switches the node's controller on. */
  public VmxEditor disk(String node, String fileName) {
    node(node);
    dictionary.set(node + ".fileName", fileName);
    return this;
  }

  /** Attaches an ISO that is in the drive from the start. */
  public VmxEditor iso(String node, String path) {
    node(node);
    dictionary.set(node + ".deviceType", "cdrom-image");
    dictionary.set(node + ".fileName", path);
    dictionary.set(node + ".startConnected", true);
    return this;
  }

  private void node(String node) {
    detach(node);
    dictionary.set(node.substring(0, node.indexOf(':')) + ".present", true);
    dictionary.set(node + ".present", true);
  }

  /** Lets a node point to another file, as a snapshot does. */
  public VmxEditor driveFile(String node, String fileName) {
    requireNode(node);
    dictionary.set(node + ".fileName", fileName);
    return this;
  }

  /** Takes a disk or drive out of the VM; its file stays. */
  public VmxEditor detach(String node) {
    requireNode(node);
    String prefix = node + ".";
    dictionary.removeIf(key -> key.startsWith(prefix));
    return this;
  }

  /**
   * Values that the guest can read; names without {@code guestinfo.}. An empty value removes its
   * key.
   */
  public VmxEditor guestInfo(Map<String, String> values) {
    values.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            dictionary.remove("guestinfo." + name);
          } else {
            dictionary.set("guestinfo." + name, value);
          }
        });
    return this;
  }

  /**
   * Forgets that the VM is suspended. The caller deletes the state's file.
   *
   * @throws IllegalStateException when the state is a snapshot's
   */
  public VmxEditor discardSuspendedState() {
    if (dictionary.getBoolean("checkpoint.vmState.readOnly", false)) {
      throw new IllegalStateException("the state belongs to a snapshot");
    }
    dictionary.remove("checkpoint.vmState");
    dictionary.remove("checkpoint.vmState.readOnly");
    return this;
  }

  private static void requireNic(int index) {
    if (index < 0 || index >= Nics.MAX) {
      throw new IllegalArgumentException("no adapter " + index + ": there are ten, from 0");
    }
  }

  private static void requireNode(String node) {
    if (!Drives.NODE.matcher(node).matches()) {
      throw new IllegalArgumentException("not a place for a drive");
    }
  }
}
