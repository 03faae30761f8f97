package io.acvm.provider.vmware;

import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.vmfiles.seed.GuestInfo;
import io.acvm.vmfiles.seed.SeedIso;
import io.acvm.vmfiles.vmx.GuestOs;
import io.acvm.vmfiles.vmx.Identity;
import io.acvm.vmfiles.vmx.Vmx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;

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
   * Fails with {@code VM_SPEC_INVALID} for an answer file that nobody could read, or beside which
   * something else could not be told. Whether sysprep has generalised a source cannot be seen.
   *
   * @param source of a copy; empty for a system that is only being installed
   */
  static void check(Optional<GuestSetup> guest, boolean withAddress, Optional<Vmx> source) {
    if (guest.flatMap(GuestSetup::unattendXml).isEmpty()) {
      return;
    }
    if (withAddress) {
      throw Hardware.invalid("/ipAddress", "conflict", "The answer file has to say the address.");
    }
    if (source.isPresent() && !GuestOs.isWindows(source.get().guestOs())) {
      throw Hardware.invalid("/guest/unattendXml", "guestOs", "The source is no Windows.");
    }
  }

  /**
   * Writes what is told to the guest; nothing when there is nothing to tell.
   *
   * @param address of the first NIC, with its prefix
   * @param installing whether the guest is only being installed, so that nobody reads the values
   *     yet that need VMware Tools
   */
  static void write(
      Path vmx,
      Vmx config,
      Optional<GuestSetup> guest,
      Optional<StaticAddress> address,
      RandomGenerator random,
      boolean installing)
      throws IOException {
    Path iso = vmx.resolveSibling(KnownVm.stem(vmx) + SEED_ENDING);
    Optional<String> answers = guest.flatMap(GuestSetup::unattendXml);
    if (answers.isPresent()) {
      SeedIso.windows(iso, answers.get());
      attach(config, iso);
      return;
    }
    address.ifPresent(each -> config.dictionary().set(VmReader.ADDRESS_KEY, each.address()));
    if (guest.isEmpty() && address.isEmpty()) {
      return;
    }
    Optional<String> hostname = guest.flatMap(GuestSetup::hostname);
    JsonObject metadata = CloudConfig.metadata(UUID.randomUUID().toString(), hostname);
    Optional<JsonObject> network =
        address.map(each -> CloudConfig.network(firstMac(config, random), each));
    String userData = guest.map(CloudConfig::userData).orElse("");
    if (installing) {
      String networkConfig = network.map(JsonObject::encode).orElse("");
      SeedIso.noCloud(iso, metadata.encode(), userData, networkConfig);
      attach(config, iso);
      return;
    }
    network.ifPresent(value -> metadata.put("network", value));
    config.edit().guestInfo(GuestInfo.cloudInit(metadata.encode(), userData));
  }

  private static void attach(Vmx config, Path iso) {
    config.edit().iso(Hardware.freeDriveNode(config), iso.getFileName().toString());
  }

  /** The MAC address of the first NIC, set if VMware would only choose it at the first start. */
  private static String firstMac(Vmx config, RandomGenerator random) {
    Optional<String> known = config.nics().get(0).macAddress();
    if (known.isPresent()) {
      return known.get();
    }
    String mac = Identity.randomStaticMac(random);
    config.edit().staticMac(config.nics().get(0).index(), mac);
    return mac;
  }
}
