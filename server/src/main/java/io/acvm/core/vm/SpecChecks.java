package io.acvm.core.vm;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.Cluster;
import io.acvm.domain.provider.Network;
import io.acvm.domain.provider.Template;
import io.acvm.domain.vm.AddressWish;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.Disk;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is asked for against what the provider offers. Where its catalogue was never read the
 * hypervisor decides.
 */
final class SpecChecks {
  private final Optional<Catalogue> catalogue;
  private final Refusals refusals = new Refusals();

  SpecChecks(Optional<Catalogue> catalogue) {
    this.catalogue = catalogue;
  }

  void check(VmSpec spec, Optional<AddressWish> wish) {
    checkSource(spec.source());
    spec.cluster().ifPresent(this::checkCluster);
    checkNetworks(spec.networks());
    if (spec.ipAddress().isPresent() && spec.networks().isEmpty()) {
      refusals.invalid("/ipAddress", "networkRequired", "An address needs a network.");
    }
    if (wish.isPresent() && spec.networks().isEmpty()) {
      refusals.invalid("/ipPool", "networkRequired", "An address needs a network.");
    }
    checkGuest(spec.guest());
    refusals.throwIfAny();
  }

  void check(CloneSpec spec) {
    checkNetworks(spec.networks().orElse(List.of()));
    checkGuest(spec.guest());
    refusals.throwIfAny();
  }

  void check(VmChange change, VmRecord vm) {
    change.diskGib().ifPresent(diskGib -> checkGrows(vm, diskGib));
    checkNetworks(change.networks().orElse(List.of()));
    refusals.throwIfAny();
  }

  private void checkGrows(VmRecord vm, int diskGib) {
    Optional<Disk> first =
        vm.observation().map(VmObservation::disks).orElse(List.of()).stream()
            .filter(disk -> disk.kind() == Disk.Kind.DISK)
            .findFirst();
    if (first.isPresent() && diskGib * 1024L < first.get().sizeMib()) {
      refusals.refuse(
          ErrorCode.DISK_CANNOT_SHRINK, "/diskGib", "minimum", "A disk can grow, never shrink.");
    }
  }

  private void checkSource(VmSource source) {
    boolean blank = source.type() == VmSource.Type.BLANK;
    if (blank && source.id().isPresent()) {
      refusals.invalid("/source/id", "unexpected", "A blank VM is made from nothing.");
    }
    if (!blank && source.id().isEmpty()) {
      refusals.invalid("/source/id", "required", "Say what the VM is made from.");
    }
    if (!blank && source.id().isPresent() && catalogue.isPresent()) {
      boolean offered =
          catalogue.get().templates().stream().anyMatch(template -> isSource(template, source));
      if (!offered) {
        refusals.notFound(ErrorCode.TEMPLATE_NOT_FOUND, "/source/id", source.id().get().value());
      }
    }
  }

  private static boolean isSource(Template template, VmSource source) {
    return source.id().equals(Optional.of(template.id()))
        && template.type().name().equals(source.type().name());
  }

  private void checkCluster(String id) {
    if (catalogue.isPresent() && !ids(catalogue.get().clusters(), Cluster::id).contains(id)) {
      refusals.notFound(ErrorCode.CLUSTER_NOT_FOUND, "/cluster", id);
    }
  }

  private void checkNetworks(List<String> networks) {
    if (catalogue.isEmpty()) {
      return;
    }
    List<String> offered = ids(catalogue.get().networks(), Network::id);
    for (int i = 0; i < networks.size(); i++) {
      if (!offered.contains(networks.get(i))) {
        refusals.notFound(ErrorCode.NETWORK_NOT_FOUND, "/networks/" + i, networks.get(i));
      }
    }
  }

  private static <T> List<String> ids(List<T> items, Function<T, String> id) {
    return items.stream().map(id).toList();
  }

  private void checkGuest(Optional<GuestSetup> guest) {
    boolean both =
        guest
            .filter(setup -> setup.unattendXml().isPresent() && setup.userData().isPresent())
            .isPresent();
    if (both) {
      refusals.invalid(
          "/guest/unattendXml", "conflict", "Give cloud-init user data or an answer file.");
    }
  }
}
