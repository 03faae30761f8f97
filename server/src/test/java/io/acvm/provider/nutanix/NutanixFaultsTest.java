package io.acvm.provider.nutanix;

import static io.acvm.domain.error.ErrorCode.CAPACITY_EXHAUSTED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_AUTHENTICATION_FAILED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_REJECTED;
import static io.acvm.domain.error.ErrorCode.PROVIDER_UNAVAILABLE;
import static io.acvm.domain.error.ErrorCode.VERSION_CONFLICT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.provider.Capacity;
import io.acvm.domain.provider.Catalogue;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.GuestSetup;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmSource;
import io.acvm.domain.vm.VmSpec;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.simulator.prism.FaultEffect;
import io.acvm.simulator.prism.FaultJson;
import io.acvm.simulator.prism.FaultRule;
import io.acvm.simulator.prism.TaskKind;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What goes wrong at a Prism Central and nowhere else. */
@ExtendWith(VertxExtension.class)
final class NutanixFaultsTest {
  private static final String VM_PATH = ".*/vms/[0-9a-f-]{36}";

  private SimulatedPrism prism;
  private NutanixProvider provider;

  @BeforeEach
  void start(Vertx vertx) throws Exception {
    prism = SimulatedPrism.start(vertx, 0);
    provider = prism.provider();
  }

  @Test
  void anEditConflictIsTriedAgainWithWhatIsThereNow() throws Exception {
    ProviderVmRef ref = make("edited");
    prism.answer("PUT", VM_PATH, 2, 409, "application/json", conflict());
    done(provider.updateVm(ref, memory(4096), Progress.NONE));
    assertThat(see(ref).memoryMib()).isEqualTo(4096);
  }

  @Test
  void aConflictThatTheTaskReportsIsTriedAgainToo() throws Exception {
    ProviderVmRef ref = make("edited");
    prism
        .simulator()
        .addFault(
            FaultRule.onTask(
                TaskKind.VM_UPDATE,
                new FaultEffect.FailTask(
                    "CONCURRENT_REQUESTS_NOT_ALLOWED", "Logical timestamp mismatch"),
                1));
    done(provider.updateVm(ref, memory(4096), Progress.NONE));
    assertThat(see(ref).memoryMib()).isEqualTo(4096);
  }

  @Test
  void conflictsWithoutEndAreGivenUp() throws Exception {
    ProviderVmRef ref = make("edited");
    prism.answer("PUT", VM_PATH, Integer.MAX_VALUE, 409, "application/json", conflict());
    assertThat(failure(provider.updateVm(ref, memory(4096), Progress.NONE)).code())
        .isEqualTo(VERSION_CONFLICT);
  }

  @Test
  void aCreationWhoseAnswerIsLostMakesOneVm() throws Exception {
    prism
        .simulator()
        .addFault(FaultRule.onRequest("POST", ".*/vms", new FaultEffect.DropConnection(true), 1));
    ProviderVmRef ref = make("once");
    assertThat(done(provider.listVms())).extracting(VmObservation::ref).containsExactly(ref);
  }

  @Test
  void aChangeWhoseAnswerIsLostIsMadeOnce() throws Exception {
    ProviderVmRef ref = make("edited");
    prism
        .simulator()
        .addFault(FaultRule.onRequest("PUT", VM_PATH, new FaultEffect.DropConnection(true), 1));
    done(provider.updateVm(ref, memory(4096), Progress.NONE));
    assertThat(see(ref).memoryMib()).isEqualTo(4096);
  }

  @Test
  void aDeletionWhoseAnswerIsLostIsADeletion() throws Exception {
    ProviderVmRef ref = make("doomed");
    prism
        .simulator()
        .addFault(FaultRule.onRequest("DELETE", VM_PATH, new FaultEffect.DropConnection(true), 1));
    done(provider.deleteVm(ref, Progress.NONE));
    assertThat(done(provider.findVm(ref))).isEmpty();
  }

  @Test
  void aDeletionThatIsSentAgainWhileTheFirstGoesOnIsADeletion() throws Exception {
    ProviderVmRef ref = make("doomed");
    prism
        .simulator()
        .replaceFaults(
            FaultJson.parse(
                new JsonObject(
                    """
                    {"rules": [
                      {"match": {"method": "DELETE"}, "times": 1, "effect": {"type": "RESET", "afterWork": true}},
                      {"match": {"task": "VM_DELETE"}, "delayMillis": 100, "effect": {"type": "SLOW"}}]}
                    """)));
    done(provider.deleteVm(ref, Progress.NONE));
    assertThat(done(provider.findVm(ref))).isEmpty();
  }

  @Test
  void anAccountThatIsRefusedMidwayIsSaidSo() throws Exception {
    ProviderVmRef ref = make("guarded");
    prism.answer("GET", ".*/tasks/.*", 1, 401, "text/html", "<h1>Unauthorized</h1>");
    assertThat(failure(start(ref)).code()).isEqualTo(PROVIDER_AUTHENTICATION_FAILED);
  }

  @Test
  void aPageInHtmlFromTheProxyInFrontIsNoAnswer() throws Exception {
    prism.answer("POST", ".*/vms/list", 9, 503, "text/html", "<h1>upstream connect error</h1>");
    assertThat(failure(provider.listVms()).code()).isEqualTo(PROVIDER_UNAVAILABLE);
  }

  @Test
  void aShortRefusalForBusynessIsWaitedOut() throws Exception {
    prism.answer("POST", ".*/vms/list", 2, 503, "text/plain", "no healthy upstream");
    assertThat(done(provider.listVms())).isEmpty();
  }

  @Test
  void theReasonOfARefusalIsKept() throws Exception {
    ProviderVmRef ref = make("refused");
    String body = SimulatedPrism.error(403, "ACCESS_DENIED", "No permission");
    prism.answer("PUT", VM_PATH, 1, 403, "application/json", body);
    AcvmException failure = failure(start(ref));
    assertThat(failure.code()).isEqualTo(PROVIDER_REJECTED);
    assertThat(failure.arguments()).containsEntry("reason", "ACCESS_DENIED");
    assertThat(failure.arguments()).containsEntry("text", "No permission");
  }

  @Test
  void anAccountThatMayNotSeeHostsHasTheRestOfTheCatalogue() throws Exception {
    String body = SimulatedPrism.error(403, "ACCESS_DENIED", "No permission");
    prism.answer("POST", ".*/hosts/list", 1, 403, "application/json", body);
    Catalogue catalogue = done(provider.readCatalogue());
    assertThat(catalogue.templates()).isNotEmpty();
    assertThat(catalogue.capacities())
        .extracting(Capacity::cluster, Capacity::cpus)
        .containsExactly(tuple(Optional.of(catalogue.clusters().get(0)), Optional.empty()));
  }

  @Test
  void aClusterWithoutRoomSaysSo() throws Exception {
    ProviderVmRef ref = make("large");
    done(provider.updateVm(ref, memory(1 << 20), Progress.NONE));
    assertThat(failure(start(ref)).code()).isEqualTo(CAPACITY_EXHAUSTED);
    assertThat(see(ref).powerState()).isEqualTo(PowerState.STOPPED);
    assertThat(see(ref).problem()).isPresent();
    done(provider.createVm(ref, spec("large", Optional.empty()), Progress.NONE));
  }

  @Test
  void aDeletedVmLeavesNoSnapshots() throws Exception {
    ProviderVmRef ref = make("photographed");
    done(
        provider.createSnapshot(
            ref, new SnapshotSpec("one", Optional.empty(), false), Progress.NONE));
    done(provider.deleteVm(ref, Progress.NONE));
    assertThat(done(prism.simulator().inventory()).snapshots()).isEmpty();
  }

  @Test
  void theGuestIsToldWhatItIsToBe() throws Exception {
    GuestSetup guest =
        new GuestSetup(
            Optional.of("web-1"),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Optional.empty(),
            Optional.empty());
    ProviderVmRef ref = done(provider.reserveVm("told"));
    done(provider.createVm(ref, spec("told", Optional.of(guest)), Progress.NONE));
    String userData =
        done(prism.simulator().inventory())
            .vms()
            .get(0)
            .customization()
            .getJsonObject("cloud_init")
            .getString("user_data");
    assertThat(new String(Base64.getDecoder().decode(userData), StandardCharsets.UTF_8))
        .startsWith("#cloud-config\n")
        .contains("hostname: web-1");
  }

  @Test
  void theTrafficOfManyFitsThroughFewConnections() throws Exception {
    List<Future<Void>> all =
        IntStream.range(0, 60)
            .mapToObj(
                i ->
                    provider
                        .reserveVm("many")
                        .compose(
                            ref ->
                                provider.createVm(
                                    ref, spec("many-" + i, Optional.empty()), Progress.NONE)))
            .toList();
    Future.all(all).await(60, TimeUnit.SECONDS);
    assertThat(done(provider.listVms())).hasSize(60);
  }

  private ProviderVmRef make(String name) throws Exception {
    ProviderVmRef ref = done(provider.reserveVm(name));
    done(provider.createVm(ref, spec(name, Optional.empty()), Progress.NONE));
    return ref;
  }

  private Future<Void> start(ProviderVmRef ref) {
    return provider.changePower(ref, PowerAction.START, Duration.ofSeconds(5), Progress.NONE);
  }

  private VmObservation see(ProviderVmRef ref) throws Exception {
    return done(provider.findVm(ref)).orElseThrow();
  }

  private static String conflict() {
    return SimulatedPrism.error(
        409, "CONCURRENT_REQUESTS_NOT_ALLOWED", "Edit conflict: please retry change.");
  }

  static VmChange memory(long mib) {
    return new VmChange(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(mib),
        Optional.empty(),
        Optional.empty());
  }

  static VmSpec spec(String name, Optional<GuestSetup> guest) {
    return new VmSpec(
        name,
        Optional.empty(),
        new VmSource(VmSource.Type.BLANK, Optional.empty()),
        1,
        1024,
        Optional.of(5),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        guest);
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }

  private static AcvmException failure(Future<?> future) throws Exception {
    try {
      future.await(30, TimeUnit.SECONDS);
    } catch (AcvmException failure) {
      return failure;
    }
    throw new AssertionError("succeeded");
  }
}
