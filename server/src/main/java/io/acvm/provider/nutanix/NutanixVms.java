package io.acvm.provider.nutanix;

import static io.acvm.domain.error.ErrorCode.VERSION_CONFLICT;
import static io.acvm.domain.error.ErrorCode.VM_NOT_FOUND;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.nutanix.prism.BackOff;
import io.acvm.provider.nutanix.prism.Json;
import io.acvm.provider.nutanix.prism.PrismError;
import io.acvm.provider.nutanix.v3.PrismV3Client;
import io.acvm.provider.nutanix.v3.Tasks;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;

/** Intents about VMs and what becomes of them: made once, put again after a conflict, settled. */
final class NutanixVms {
  private static final int CONFLICTS = 6;

  private final Vertx vertx;
  private final PrismV3Client client;
  private final Tasks tasks;
  private final BackOff afterConflict;

  NutanixVms(Vertx vertx, PrismV3Client client, Tasks tasks, BackOff afterConflict) {
    this.vertx = vertx;
    this.client = client;
    this.tasks = tasks;
    this.afterConflict = afterConflict;
  }

  /** The VM; fails with {@code VM_NOT_FOUND}. */
  Future<JsonObject> get(ProviderVmRef ref) {
    return client
        .find("vms", ref.value())
        .compose(
            vm ->
                vm.map(Future::succeededFuture).orElseGet(() -> Future.failedFuture(unknown(ref))));
  }

  static AcvmException unknown(ProviderVmRef ref) {
    return AcvmException.of(VM_NOT_FOUND, "id", ref.value());
  }

  /**
   * Ends when the VM with that identity is made, by this call or by another one.
   *
   * @param accept sends the intent; not called when the VM is there
   */
  Future<Void> makeOnce(ProviderVmRef ref, Supplier<Future<String>> accept, Progress progress) {
    return client
        .find("vms", ref.value())
        .compose(
            found ->
                found.isPresent()
                    ? settle(found.get(), progress)
                    : accept
                        .get()
                        .compose(task -> tasks.await(task, progress))
                        .recover(cause -> settleIfThere(ref, cause, progress)));
  }

  private Future<Void> settleIfThere(ProviderVmRef ref, Throwable cause, Progress progress) {
    return cause instanceof PrismError error && error.isAlreadyThere()
        ? get(ref).compose(vm -> settle(vm, progress))
        : Future.failedFuture(cause);
  }

  /**
   * Ends when the VM is gone. A deletion whose answer was lost is sent again, and then one of the
   * two tasks finds nothing to delete.
   */
  Future<Void> delete(ProviderVmRef ref, Progress progress) {
    return client
        .deleteVm(ref.value())
        .compose(task -> tasks.await(task, progress))
        .recover(
            cause ->
                cause instanceof PrismError error && error.isNotFound()
                    ? Future.succeededFuture()
                    : Future.failedFuture(cause));
  }

  /** Ends when what was last asked of a VM is done; fails if it never came to be. */
  private Future<Void> settle(JsonObject vm, Progress progress) {
    JsonObject status = Json.object(vm, "status");
    return switch (Json.text(status, "state").orElse("")) {
      case "PENDING", "RUNNING" ->
          PrismV3Client.task(vm)
              .map(task -> tasks.await(task, progress))
              .orElseGet(Future::succeededFuture);
      case "ERROR" -> refuseIfNeverMade(vm, status);
      default -> Future.succeededFuture();
    };
  }

  /** A VM in error may be one whose making failed; those are in no list. */
  private Future<Void> refuseIfNeverMade(JsonObject vm, JsonObject status) {
    return client
        .listAll("vms", "vm")
        .compose(
            all ->
                all.stream().anyMatch(one -> PrismV3Client.uuid(one).equals(PrismV3Client.uuid(vm)))
                    ? Future.succeededFuture()
                    : Future.failedFuture(error(status)));
  }

  private static PrismError error(JsonObject status) {
    List<JsonObject> messages = Json.objects(status, "message_list");
    JsonObject first = messages.isEmpty() ? new JsonObject() : messages.get(0);
    return PrismError.task(
        Json.text(first, "reason").orElse("ERROR"), Json.text(first, "message").orElse(""));
  }

  /**
   * Reads the VM, alters it, puts it back, waits; again from the start when somebody else was
   * faster. {@code VERSION_CONFLICT} when that happens too often.
   *
   * @param alter empty when there is nothing to do
   */
  Future<Void> change(
      ProviderVmRef ref,
      Function<JsonObject, Optional<JsonObject>> alter,
      Function<String, Future<Void>> await) {
    return change(ref, alter, await, 1);
  }

  private Future<Void> change(
      ProviderVmRef ref,
      Function<JsonObject, Optional<JsonObject>> alter,
      Function<String, Future<Void>> await,
      int number) {
    return get(ref)
        .compose(
            vm ->
                alter
                    .apply(vm)
                    .map(wish -> client.putVm(ref.value(), wish).compose(await))
                    .orElseGet(() -> settle(vm, Progress.NONE)))
        .recover(
            cause -> {
              if (cause instanceof PrismError gone && gone.isNotFound()) {
                return Future.failedFuture(unknown(ref).causedBy(cause));
              }
              if (!(cause instanceof PrismError error) || !error.isConflict()) {
                return Future.failedFuture(cause);
              }
              if (number == CONFLICTS) {
                return Future.failedFuture(
                    AcvmException.of(VERSION_CONFLICT, "id", ref.value()).causedBy(cause));
              }
              return vertx
                  .timer(afterConflict.millis(number), TimeUnit.MILLISECONDS)
                  .compose(waited -> change(ref, alter, await, number + 1));
            });
  }
}
