package io.acvm.provider.nutanix;

import static io.acvm.domain.error.ErrorCode.GUEST_SHUTDOWN_TIMEOUT;
import static io.acvm.domain.error.ErrorCode.POWER_STATE_CONFLICT;
import static io.acvm.domain.error.ErrorCode.PROVIDER_TIMEOUT;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.provider.nutanix.prism.TaskWaiter;
import io.acvm.provider.nutanix.v3.PrismV3Client;
import io.acvm.provider.nutanix.v3.Tasks;
import io.acvm.provider.nutanix.v3.VmEditing;
import io.acvm.provider.nutanix.v3.VmReading;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;

/** Power in all the ways that v3 has. */
final class NutanixPower {
  private final NutanixVms vms;
  private final PrismV3Client client;
  private final Tasks tasks;
  private final TaskWaiter waiter;
  private final Duration taskTimeout;

  NutanixPower(
      NutanixVms vms, PrismV3Client client, Tasks tasks, TaskWaiter waiter, Duration taskTimeout) {
    this.vms = vms;
    this.client = client;
    this.tasks = tasks;
    this.waiter = waiter;
    this.taskTimeout = taskTimeout;
  }

  Future<Void> change(
      ProviderVmRef ref, PowerAction action, Duration guestDeadline, Progress progress) {
    return switch (action) {
      case START -> turn(ref, PowerState.RUNNING, "ON", "HARD", progress);
      case POWER_OFF -> turn(ref, PowerState.STOPPED, "OFF", "HARD", progress);
      case SHUT_DOWN -> shutDown(ref, guestDeadline, progress);
      case REBOOT -> act(ref, "acpi_reboot", progress);
      case RESET -> act(ref, "reset", progress);
      case PAUSE, SUSPEND, RESUME ->
          Future.failedFuture(
              AcvmException.of(ErrorCode.CAPABILITY_NOT_SUPPORTED, "capability", action.name()));
    };
  }

  /** Asking for what is so already may fail at Prism, so it is not asked. */
  private Future<Void> turn(
      ProviderVmRef ref, PowerState wanted, String state, String mechanism, Progress progress) {
    return vms.change(
            ref,
            vm ->
                VmReading.power(vm) == wanted
                    ? Optional.empty()
                    : Optional.of(VmEditing.power(vm, state, mechanism)),
            task -> tasks.await(task, progress))
        .compose(done -> until(ref, wanted, taskTimeout, PROVIDER_TIMEOUT));
  }

  /**
   * Asks the guest by ACPI and looks until it is off. The task of the wish ends well, or late,
   * whatever the guest does: only the power state tells.
   */
  private Future<Void> shutDown(ProviderVmRef ref, Duration deadline, Progress progress) {
    long endNanos = System.nanoTime() + deadline.toNanos();
    return vms.change(
            ref, NutanixPower::askGuest, task -> awaitWish(task, left(endNanos), progress))
        .compose(asked -> until(ref, PowerState.STOPPED, left(endNanos), GUEST_SHUTDOWN_TIMEOUT));
  }

  private static Duration left(long endNanos) {
    return Duration.ofNanos(Math.max(0, endNanos - System.nanoTime()));
  }

  private Future<Void> awaitWish(String task, Duration limit, Progress progress) {
    return tasks
        .await(task, limit, progress)
        .recover(
            cause ->
                cause instanceof AcvmException late && late.code() == PROVIDER_TIMEOUT
                    ? Future.succeededFuture()
                    : Future.failedFuture(cause));
  }

  private static Optional<JsonObject> askGuest(JsonObject vm) {
    PowerState power = VmReading.power(vm);
    if (power == PowerState.STOPPED) {
      return Optional.empty();
    }
    if (power != PowerState.RUNNING) {
      throw AcvmException.of(POWER_STATE_CONFLICT, "powerState", power.name());
    }
    return Optional.of(VmEditing.power(vm, "OFF", "ACPI"));
  }

  private Future<Void> act(ProviderVmRef ref, String action, Progress progress) {
    return vms.get(ref)
        .compose(
            vm -> {
              PowerState power = VmReading.power(vm);
              return power == PowerState.RUNNING
                  ? client.act(ref.value(), action)
                  : Future.failedFuture(
                      AcvmException.of(POWER_STATE_CONFLICT, "powerState", power.name()));
            })
        .compose(task -> tasks.await(task, progress));
  }

  private Future<Void> until(
      ProviderVmRef ref, PowerState wanted, Duration deadline, ErrorCode late) {
    return waiter
        .until(() -> vms.get(ref).map(VmReading::power), wanted::equals, deadline, late)
        .mapEmpty();
  }
}
