package io.acvm.provider.vmware;

import io.acvm.domain.vm.GuestSetup;
import io.acvm.provider.vmware.CloudConfig.FixedAddress;
import io.acvm.vmfiles.vmx.Identity;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What the guest finds at its first start: values that cloud-init reads through VMware Tools, or an
 * ISO beside the VM where there are no tools yet and for the answer file of Windows.
 */
final class GuestFiles {
  /** Of the ISO's name, after that of the VMX. */
  static final String SEED_ENDING = "-seed.iso";

  private GuestFiles() {}

  /** Takes out what the source of a copy was told. */
  static void forget(Vmx config) {
    Map<String, String> none = new LinkedHashMap<>();
    for (String part : new String[] {"metadata", "userdata", "vendordata"}) {
      none.put(part, "");
      none.put(part + ".encoding", "");
    }
    none.put(VmReader.ADDRESS_KEY.substring("guestinfo.".length()), "");
    config.edit().guestInfo(none);
  }

  /**
   * Writes what is told to the guest; nothing when there is nothing to tell.
   *
   * @param installing whether the guest is only being installed, so that nobody reads the values
   *     yet that need VMware Tools
   */
  static void write(
      Path vmx,
      Vmx config,
      Optional<GuestSetup> guest,
      Optional<FixedAddress> address,
      boolean installing)
      throws IOException {
    Optional<String> answers = guest.flatMap(GuestSetup::unattendXml);
    if (answers.isPresent()) {
      attach(vmx, config, SeedIso.windows(answers.get()));
      return;
    }
    if (guest.isEmpty() && address.isEmpty()) {
      return;
    }
    JsonObject metadata =
        CloudConfig.metadata(UUID.randomUUID().toString(), guest.flatMap(GuestSetup::hostname));
    Optional<JsonObject> network = address.map(CloudConfig::network);
    Optional<String> userData = guest.map(CloudConfig::userData);
    if (installing) {
      attach(vmx, config, SeedIso.noCloud(metadata, userData, network));
      return;
    }
    network.ifPresent(value -> metadata.put("network", value));
    Map<String, String> values = new LinkedHashMap<>();
    put(values, "metadata", metadata.encode());
    userData.ifPresent(text -> put(values, "userdata", text));
    config.edit().guestInfo(values);
  }

  /** In base 64: quotes and line ends would need escapes that old cloud-inits do not know. */
  private static void put(Map<String, String> values, String name, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    values.put(name, Base64.getEncoder().encodeToString(bytes));
    values.put(name + ".encoding", "base64");
  }

  private static void attach(Path vmx, Vmx config, SeedIso iso) throws IOException {
    Path file = vmx.resolveSibling(KnownVm.stem(vmx) + SEED_ENDING);
    iso.write(file);
    config.edit().iso(Hardware.freeDriveNode(config), file.getFileName().toString());
  }

  /** The MAC address of the first NIC, set if VMware would only choose it at the first start. */
  static String firstMac(Vmx config, java.util.random.RandomGenerator random) {
    Optional<String> known = config.nics().get(0).macAddress();
    if (known.isPresent()) {
      return known.get();
    }
    String mac = Identity.randomStaticMac(random);
    config.edit().staticMac(config.nics().get(0).index(), mac);
    return mac;
  }
}
