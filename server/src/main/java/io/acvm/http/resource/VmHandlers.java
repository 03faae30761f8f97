package io.acvm.http.resource;

import static io.acvm.http.resource.Submissions.vmId;

import io.acvm.api.VmsApi;
import io.acvm.api.model.VmClone;
import io.acvm.api.model.VmCreate;
import io.acvm.api.model.VmRestart;
import io.acvm.api.model.VmStop;
import io.acvm.api.model.VmUpdate;
import io.acvm.bus.Bus;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.Nothing;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.PowerAction;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmCommand.Power;
import io.acvm.http.Exchange;
import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;

/** Virtual machines. */
public final class VmHandlers implements VmsApi {
  /** As the contract says where a request does not. */
  private static final Duration SHUTDOWN_DEADLINE = Duration.ofMinutes(2);

  private final Bus bus;
  private final Submissions submissions;

  public VmHandlers(Bus bus) {
    this.bus = bus;
    this.submissions = new Submissions(bus);
  }

  @Override
  public Future<?> listVms(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(InventoryAddresses.LIST_VMS, VmCommands.query(exchange.input()))
        .compose(listing -> exchange.json(VmModels.listing(listing, exchange.language())));
  }

  @Override
  public Future<?> getVm(RoutingContext context) {
    var exchange = new Exchange(context);
    return bus.request(InventoryAddresses.GET_VM, vmId(exchange))
        .compose(vm -> exchange.json(VmModels.vm(vm)));
  }

  @Override
  public Future<?> createVm(RoutingContext context) {
    var body = new Exchange(context).input().body(VmCreate.class);
    return providerFor(body)
        .compose(
            provider ->
                submissions.submit(
                    context,
                    exchange -> VmCommands.create(provider, body, exchange.language().tag())));
  }

  private Future<ProviderId> providerFor(VmCreate body) {
    if (body.provider() != null) {
      return Future.succeededFuture(new ProviderId(body.provider()));
    }
    return bus.request(InventoryAddresses.DEFAULT_PROVIDER, Nothing.NOTHING)
        .map(setting -> setting.provider().orElseThrow(VmHandlers::noProvider));
  }

  private static AcvmException noProvider() {
    return AcvmException.invalid(
        ErrorCode.VM_SPEC_INVALID,
        List.of(new FieldFailure("/provider", "required", "There is no default provider.")));
  }

  @Override
  public Future<?> cloneVm(RoutingContext context) {
    return submissions.submit(
        context,
        exchange ->
            VmCommands.clone(
                vmId(exchange), exchange.input().body(VmClone.class), exchange.language().tag()));
  }

  @Override
  public Future<?> updateVm(RoutingContext context) {
    return submissions.submit(
        context,
        exchange -> VmCommands.update(vmId(exchange), exchange.input().body(VmUpdate.class)));
  }

  @Override
  public Future<?> deleteVm(RoutingContext context) {
    return submissions.submit(context, exchange -> new VmCommand.Delete(vmId(exchange)));
  }

  @Override
  public Future<?> startVm(RoutingContext context) {
    return power(context, PowerAction.START);
  }

  @Override
  public Future<?> pauseVm(RoutingContext context) {
    return power(context, PowerAction.PAUSE);
  }

  @Override
  public Future<?> suspendVm(RoutingContext context) {
    return power(context, PowerAction.SUSPEND);
  }

  @Override
  public Future<?> resumeVm(RoutingContext context) {
    return power(context, PowerAction.RESUME);
  }

  @Override
  public Future<?> stopVm(RoutingContext context) {
    return submissions.submit(context, VmHandlers::stop);
  }

  @Override
  public Future<?> restartVm(RoutingContext context) {
    return submissions.submit(context, VmHandlers::restart);
  }

  /** The window opens beside the server, so only who sits there is helped by it. */
  @Override
  public Future<?> openConsole(RoutingContext context) {
    var exchange = new Exchange(context);
    return exchange.fromThisMachine()
        ? bus.request(InventoryAddresses.OPEN_CONSOLE, vmId(exchange))
            .compose(opened -> exchange.nothing())
        : Future.failedFuture(AcvmException.of(ErrorCode.CONSOLE_UNAVAILABLE));
  }

  private Future<?> power(RoutingContext context, PowerAction action) {
    return submissions.submit(
        context, exchange -> new Power(vmId(exchange), action, SHUTDOWN_DEADLINE));
  }

  private static VmCommand stop(Exchange exchange) {
    var body = exchange.input().body(VmStop.class);
    var action =
        body.mode() == VmStop.ModeEnum.HARD ? PowerAction.POWER_OFF : PowerAction.SHUT_DOWN;
    var deadline =
        body.timeoutSeconds() == null
            ? SHUTDOWN_DEADLINE
            : Duration.ofSeconds(body.timeoutSeconds());
    return new Power(vmId(exchange), action, deadline);
  }

  private static VmCommand restart(Exchange exchange) {
    var body = exchange.input().body(VmRestart.class);
    var action = body.mode() == VmRestart.ModeEnum.HARD ? PowerAction.RESET : PowerAction.REBOOT;
    return new Power(vmId(exchange), action, SHUTDOWN_DEADLINE);
  }
}
