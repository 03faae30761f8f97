package io.acvm.http.resource;

import io.acvm.api.model.Guest;
import io.acvm.api.model.VmClone;
import io.acvm.api.model.VmCreate;
import io.acvm.api.model.VmUpdate;
import io.acvm.domain.PageRequest;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmQuery;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.http.contract.Input;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What requests about VMs ask for, in the words of the domain. */
final class VmCommands {
  private static final Map<String, VmQuery.Sort> SORTS =
      Map.of(
          "name", VmQuery.Sort.NAME,
          "provider", VmQuery.Sort.PROVIDER,
          "powerState", VmQuery.Sort.POWER_STATE,
          "cpus", VmQuery.Sort.CPUS,
          "memoryMib", VmQuery.Sort.MEMORY_MIB,
          "createdAt", VmQuery.Sort.CREATED_AT);

  private VmCommands() {}

  static VmQuery query(Input input) {
    var sort = input.text("sort");
    var descending = sort.startsWith("-");
    return new VmQuery(
        Optional.ofNullable(input.text("provider")).map(ProviderId::new),
        Optional.ofNullable(input.text("filter")).filter(text -> !text.isBlank()),
        SORTS.get(descending ? sort.substring(1) : sort),
        descending,
        page(input));
  }

  static PageRequest page(Input input) {
    return new PageRequest(input.number("limit"), Optional.ofNullable(input.text("cursor")));
  }

  static VmCommand create(ProviderId provider, VmCreate body, String language) {
    var source =
        new VmSource(
            VmSource.Type.valueOf(body.source().type().name()),
            Optional.ofNullable(body.source().id()).map(TemplateId::new));
    var spec =
        new VmSpec(
            body.name(),
            Optional.ofNullable(body.description()),
            source,
            body.cpus(),
            body.memoryMib(),
            Optional.ofNullable(body.diskGib()),
            orEmpty(body.extraDisksGib()),
            orEmpty(body.networks()),
            plainAddress(body.ipPool(), body.ipAddress()),
            Optional.ofNullable(body.cluster()),
            Optional.ofNullable(body.firmware()).map(each -> VmSpec.Firmware.valueOf(each.name())),
            Optional.ofNullable(body.guest()).map(VmCommands::guest));
    return new VmCommand.Create(
        provider,
        spec,
        orEmpty(body.tags()),
        isTrue(body.powerOn()),
        wish(body.ipPool(), body.ipAddress()),
        isTrue(body.organize()) ? Optional.of(language) : Optional.empty());
  }

  static VmCommand clone(VmId source, VmClone body, String language) {
    var spec =
        new CloneSpec(
            body.name(),
            body.mode() == VmClone.ModeEnum.LINKED ? CloneSpec.Mode.LINKED : CloneSpec.Mode.FULL,
            Optional.ofNullable(body.snapshot()).map(SnapshotId::new),
            Optional.ofNullable(body.description()),
            Optional.ofNullable(body.cpus()),
            Optional.ofNullable(body.memoryMib()),
            Optional.ofNullable(body.networks()).map(List::copyOf),
            Optional.ofNullable(body.guest()).map(VmCommands::guest),
            plainAddress(body.ipPool(), body.ipAddress()));
    return new VmCommand.Clone(
        source,
        spec,
        Optional.ofNullable(body.tags()).map(List::copyOf),
        isTrue(body.powerOn()),
        wish(body.ipPool(), body.ipAddress()),
        isTrue(body.organize()) ? Optional.of(language) : Optional.empty());
  }

  static VmCommand update(VmId vm, VmUpdate body) {
    var change =
        new VmChange(
            Optional.ofNullable(body.name()),
            Optional.ofNullable(body.description()),
            Optional.ofNullable(body.cpus()),
            Optional.ofNullable(body.memoryMib()),
            Optional.ofNullable(body.diskGib()),
            Optional.ofNullable(body.networks()).map(List::copyOf));
    return new VmCommand.Update(vm, change, Optional.ofNullable(body.tags()).map(List::copyOf));
  }

  /** An address that no pool is named for. */
  private static Optional<StaticAddress> plainAddress(String pool, String address) {
    return pool == null ? Optional.ofNullable(address).map(StaticAddress::of) : Optional.empty();
  }

  private static Optional<AddressWish> wish(String pool, String address) {
    return Optional.ofNullable(pool)
        .map(id -> new AddressWish(new IpPoolId(id), Optional.ofNullable(address)));
  }

  private static GuestSetup guest(Guest guest) {
    return new GuestSetup(
        Optional.ofNullable(guest.hostname()),
        Optional.ofNullable(guest.username()),
        Optional.ofNullable(guest.password()),
        orEmpty(guest.sshKeys()),
        Optional.ofNullable(guest.userData()),
        Optional.ofNullable(guest.unattendXml()));
  }

  private static <T> List<T> orEmpty(List<T> list) {
    return list == null ? List.of() : List.copyOf(list);
  }

  private static boolean isTrue(Boolean value) {
    return Boolean.TRUE.equals(value);
  }
}
