package io.acvm.provider;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.Capability;
import io.acvm.domain.provider.SnapshotId;
import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What the parts of the contract suite say often. */
public interface ContractTools {
  Duration GUEST_DEADLINE = Duration.ofSeconds(20);

  ProviderHarness harness();

  default HypervisorProvider provider() {
    return harness().provider();
  }

  default boolean has(Capability capability) {
    return provider().capabilities().contains(capability);
  }

  /** The value of a future that must succeed. */
  default <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("no end within 60 s", late);
    }
  }

  /** The code of a future that must fail. */
  default ErrorCode failureOf(Future<?> future) {
    try {
      future.await(60, TimeUnit.SECONDS);
    } catch (AcvmException failure) {
      return failure.code();
    } catch (Throwable other) {
      throw new AssertionError("not a failure of the catalogue", other);
    }
    throw new AssertionError("succeeded with " + future.result());
  }

  /** What a provider that can create anything can make, named so. */
  default VmSpec spec(String name) {
    VmSource source =
        has(Capability.CREATE_FROM_IMAGE)
            ? source(Template.Type.IMAGE)
            : source(Template.Type.TEMPLATE);
    return spec(name, source);
  }

  default VmSource source(Template.Type type) {
    TemplateId id = harness().seed(type, "golden " + type);
    return new VmSource(VmSource.Type.valueOf(type.name()), Optional.of(id));
  }

  default VmSpec spec(String name, VmSource source) {
    return new VmSpec(
        name,
        Optional.empty(),
        source,
        2,
        2048,
        Optional.empty(),
        List.of(),
        List.of(harness().network()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  default VmSpec withDisks(VmSpec spec, Integer diskGib, Integer... extraGib) {
    return new VmSpec(
        spec.name(),
        spec.description(),
        spec.source(),
        spec.cpus(),
        spec.memoryMib(),
        Optional.ofNullable(diskGib),
        List.of(extraGib),
        spec.networks(),
        spec.ipAddress(),
        spec.cluster(),
        spec.firmware(),
        spec.guest());
  }

  default VmSpec withPlace(VmSpec spec, List<String> networks, String address, String cluster) {
    return new VmSpec(
        spec.name(),
        spec.description(),
        spec.source(),
        spec.cpus(),
        spec.memoryMib(),
        spec.diskGib(),
        spec.extraDisksGib(),
        networks,
        Optional.ofNullable(address).map(StaticAddress::of),
        Optional.ofNullable(cluster),
        spec.firmware(),
        spec.guest());
  }

  default VmSpec withGuest(VmSpec spec, GuestSetup guest) {
    return new VmSpec(
        spec.name(),
        spec.description(),
        spec.source(),
        spec.cpus(),
        spec.memoryMib(),
        spec.diskGib(),
        spec.extraDisksGib(),
        spec.networks(),
        spec.ipAddress(),
        spec.cluster(),
        spec.firmware(),
        Optional.of(guest));
  }

  default GuestSetup cloudInit(String hostname) {
    return new GuestSetup(
        Optional.of(hostname),
        Optional.of("ada"),
        Optional.empty(),
        List.of("ssh-ed25519 AAAA ada"),
        Optional.empty(),
        Optional.empty());
  }

  default GuestSetup sysprep() {
    return new GuestSetup(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.of("<unattend xmlns=\"urn:schemas-microsoft-com:unattend\"/>"));
  }

  default CloneSpec cloneSpec(String name, CloneSpec.Mode mode) {
    return new CloneSpec(
        name,
        mode,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  default CloneSpec fromSnapshot(CloneSpec spec, SnapshotId snapshot) {
    return new CloneSpec(
        spec.name(),
        spec.mode(),
        Optional.of(snapshot),
        spec.description(),
        spec.cpus(),
        spec.memoryMib(),
        spec.networks(),
        spec.guest());
  }

  default VmChange change(Integer cpus, Long memoryMib, Integer diskGib) {
    return new VmChange(
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(cpus),
        Optional.ofNullable(memoryMib),
        Optional.ofNullable(diskGib),
        Optional.empty());
  }

  /** Makes a VM and returns its reference. */
  default ProviderVmRef make(VmSpec spec) {
    ProviderVmRef ref = done(provider().reserveVm(spec.name()));
    done(provider().createVm(ref, spec, Progress.NONE));
    return ref;
  }

  default ProviderVmRef makeRunning(String name) {
    ProviderVmRef ref = make(spec(name));
    done(power(ref, PowerAction.START));
    return ref;
  }

  default Future<Void> power(ProviderVmRef ref, PowerAction action) {
    return provider().changePower(ref, action, GUEST_DEADLINE, Progress.NONE);
  }

  default VmObservation see(ProviderVmRef ref) {
    return done(provider().findVm(ref))
        .orElseThrow(() -> new AssertionError(ref + " is not there"));
  }

  default PowerState powerOf(ProviderVmRef ref) {
    return see(ref).powerState();
  }

  /** A reference that is well formed and known to nobody. */
  default ProviderVmRef unknown() {
    return done(provider().reserveVm("nobody"));
  }
}
