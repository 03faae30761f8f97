package io.acvm.provider.vmware;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.CloneSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.StaticAddress;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A provider over a simulated Workstation that has the template {@code golden}. */
@ExtendWith(VertxExtension.class)
@DisabledOnOs(OS.WINDOWS)
abstract class OnSimulatedWorkstation {
  static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path directory;

  Vertx vertx;
  SimulatedWorkstation workstation;
  VmwareProvider provider;

  @BeforeEach
  void start(Vertx running) throws Exception {
    vertx = running;
    workstation = SimulatedWorkstation.start(vertx, directory);
    workstation.seedTemplate("golden");
    provider = workstation.provider();
  }

  @AfterEach
  void close() throws Exception {
    provider.close().await(20, TimeUnit.SECONDS);
  }

  ProviderVmRef make(String name) {
    return make(spec(name));
  }

  ProviderVmRef make(VmSpec spec) {
    ProviderVmRef ref = done(provider.reserveVm(spec.name()));
    done(provider.createVm(ref, spec, Progress.NONE));
    return ref;
  }

  static VmSpec spec(String name) {
    return spec(name, Optional.empty(), null);
  }

  static VmSpec spec(String name, Optional<String> address, GuestSetup guest) {
    return spec(name, golden(), Optional.empty(), address, guest);
  }

  static VmSource golden() {
    return new VmSource(VmSource.Type.TEMPLATE, Optional.of(new TemplateId("golden/golden.vmx")));
  }

  static VmSpec spec(
      String name,
      VmSource source,
      Optional<Integer> diskGib,
      Optional<String> address,
      GuestSetup guest) {
    return new VmSpec(
        name,
        Optional.empty(),
        source,
        2,
        2048,
        diskGib,
        List.of(),
        List.of("vmnet8"),
        address.map(StaticAddress::of),
        Optional.empty(),
        Optional.empty(),
        Optional.ofNullable(guest));
  }

  static CloneSpec linked(String name) {
    return new CloneSpec(
        name,
        CloneSpec.Mode.LINKED,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("no end within 60 s", late);
    }
  }

  static ErrorCode failureOf(Future<?> future) {
    try {
      future.await(60, TimeUnit.SECONDS);
    } catch (AcvmException failure) {
      return failure.code();
    } catch (java.util.concurrent.TimeoutException late) {
      throw new AssertionError("no end within 60 s", late);
    }
    throw new AssertionError("succeeded");
  }
}
