package io.acvm.provider.nutanix;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.provider.SnapshotSpec;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.simulator.prism.FaultJson;
import io.acvm.simulator.prism.Inventory;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.junit5.VertxExtension;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong, work ends, says so in our words, and leaves nothing once it is undone. */
@ExtendWith(VertxExtension.class)
final class NutanixUnderFaultsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'probability': 0.2, 'effect': {'type': 'ANSWER', 'status': 503, 'contentType':"
            + " 'text/html', 'body': '<h1>'}}",
        "{'probability': 0.2, 'times': 2, 'effect': {'type': 'ANSWER', 'status': 429, 'headers':"
            + " {'Retry-After': '1'}, 'body': '{}'}}",
        "{'probability': 0.2, 'effect': {'type': 'ANSWER', 'status': 429, 'headers':"
            + " {'Retry-After': '0'}, 'body': '{}'}}",
        "{'probability': 0.2, 'effect': {'type': 'ANSWER', 'status': 200, 'body': '{}'}}",
        "{'probability': 0.3, 'effect': {'type': 'ANSWER', 'status': 404, 'body': '{}'}}",
        "{'match': {'task': 'ANY'}, 'probability': 0.5, 'delayMillis': 30, 'jitterMillis': 60,"
            + " 'effect': {'type': 'SLOW'}}",
        "{'probability': 0.2, 'effect': {'type': 'ANSWER', 'status': 200, 'body': 'not json'}}",
        "{'probability': 0.2, 'effect': {'type': 'ANSWER', 'status': 401, 'body': ''}}",
        "{'probability': 0.2, 'effect': {'type': 'ANSWER', 'status': 500, 'body': '{}'}}",
        "{'probability': 0.2, 'effect': {'type': 'RESET'}}",
        "{'probability': 0.2, 'effect': {'type': 'RESET', 'afterWork': true}}",
        "{'probability': 0.2, 'effect': {'type': 'TRUNCATE', 'bytes': 25}}",
        "{'probability': 0.5, 'delayMillis': 20, 'jitterMillis': 60, 'effect': {'type': 'SLOW'}}",
        "{'match': {'task': 'ANY'}, 'probability': 0.3, 'effect': {'type': 'FAIL_TASK'}}",
        "{'match': {'method': 'POST', 'path': '.*/vms'}, 'times': 3, 'effect': {'type': 'RESET',"
            + " 'afterWork': true}}"
      })
  void workEndsAndWhatIsUndoneLeavesNothing(String rule, Vertx vertx) throws Exception {
    SimulatedPrism prism = SimulatedPrism.start(vertx, 0);
    NutanixProvider provider = prism.provider();
    List<ProviderVmRef> refs =
        IntStream.range(0, 6).mapToObj(i -> done(provider.reserveVm("vm-" + i))).toList();
    JsonObject json = new JsonObject(rule.replace('\'', '"'));
    prism
        .simulator()
        .replaceFaults(FaultJson.parse(new JsonObject().put("rules", new JsonArray().add(json))));

    for (ProviderVmRef ref : refs) {
      endsInOurWords(
          provider
              .createVm(ref, NutanixFaultsTest.spec("vm", Optional.empty()), Progress.NONE)
              .compose(
                  made ->
                      provider.changePower(
                          ref, PowerAction.START, Duration.ofSeconds(5), Progress.NONE)));
      endsInOurWords(provider.updateVm(ref, NutanixFaultsTest.memory(2048), Progress.NONE));
      endsInOurWords(
          provider
              .createSnapshot(ref, new SnapshotSpec("one", Optional.empty(), false), Progress.NONE)
              .mapEmpty());
    }

    prism.simulator().clearFaults();
    assertThat(done(prism.simulator().inventory()).vms())
        .extracting(Inventory.SimulatedVm::state)
        .isSubsetOf("COMPLETE", "ERROR");
    for (ProviderVmRef ref : refs) {
      done(provider.deleteVm(ref, Progress.NONE).recover(NutanixUnderFaultsTest::unlessNeverMade));
    }
    Inventory left = done(prism.simulator().inventory());
    assertThat(left.vms()).filteredOn(Inventory.SimulatedVm::created).isEmpty();
    assertThat(left.addresses()).isEmpty();
    assertThat(left.snapshots()).isEmpty();
  }

  private static void endsInOurWords(Future<Void> work) {
    Throwable failure =
        done(work.transform(result -> Future.succeededFuture(Optional.ofNullable(result.cause()))))
            .orElse(null);
    if (failure != null) {
      assertThat(failure).isInstanceOf(AcvmException.class);
    }
  }

  private static Future<Void> unlessNeverMade(Throwable failure) {
    return failure instanceof AcvmException known && known.code() == ErrorCode.VM_NOT_FOUND
        ? Future.succeededFuture()
        : Future.failedFuture(failure);
  }

  private static <T> T done(Future<T> future) {
    try {
      return future.await(60, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("no end", e);
    }
  }
}
