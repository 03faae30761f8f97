package io.acvm.http;

import static io.vertx.core.Future.failedFuture;
import static io.vertx.core.Future.succeededFuture;

import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Address;
import io.acvm.bus.Bus;
import io.acvm.bus.EventAddresses;
import io.acvm.bus.FileAddresses;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.IpAddresses;
import io.acvm.bus.Nothing;
import io.acvm.bus.OperationAddresses;
import io.acvm.bus.SimulatorAddresses;
import io.acvm.domain.Page;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.Replay;
import io.acvm.domain.ip.VmAddresses;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.simulator.SimulatorLatency;
import io.acvm.domain.user.NewApiToken;
import io.acvm.domain.user.PasswordResetLink;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.UserId;
import io.acvm.domain.vm.PowerState;
import io.acvm.domain.vm.VmCount;
import io.acvm.domain.vm.VmListing;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.function.Supplier;

/** All other areas, as far as the edge sees them: fixed objects, and a log of events in memory. */
final class FakeAreas {
  /** What was asked last, by address. */
  final Map<String, Object> asked = new ConcurrentHashMap<>();

  /** Answers this instead, by address. */
  final Map<String, AcvmException> failures = new ConcurrentHashMap<>();

  final Set<String> endedTokens = ConcurrentHashMap.newKeySet();
  final List<Event> log = new CopyOnWriteArrayList<>();
  long firstKept = 1;

  /** What new events say. */
  Map<String, String> facts = Map.of("operationId", Samples.OPERATION.id().value());

  Supplier<Future<Operation>> onGetOperation = () -> succeededFuture(Samples.OPERATION);

  /** What happens while missed events are asked for, and right after they were read. */
  Runnable beforeReplay = () -> {};

  Runnable afterReplay = () -> {};

  private final Bus bus;

  FakeAreas(Bus bus) {
    this.bus = bus;
    serve(AccountAddresses.REGISTER, command -> Samples.USER);
    serve(AccountAddresses.SET_UP, command -> Samples.USER);
    serve(AccountAddresses.SETUP_NEEDED, command -> false);
    serve(AccountAddresses.LOGIN, command -> Samples.TOKENS);
    serve(AccountAddresses.REFRESH, command -> Samples.TOKENS);
    serve(AccountAddresses.LOGOUT, command -> Nothing.NOTHING);
    serve(AccountAddresses.CHANGE_PASSWORD, command -> Nothing.NOTHING);
    serve(AccountAddresses.GET_USER, command -> Samples.USER);
    serve(AccountAddresses.LIST_USERS, command -> List.of(Samples.USER));
    serve(AccountAddresses.UPDATE_USER, command -> Samples.USER);
    serve(AccountAddresses.DELETE_USER, command -> Nothing.NOTHING);
    serve(
        AccountAddresses.CREATE_PASSWORD_RESET, command -> new PasswordResetLink("t", Samples.NOW));
    serve(AccountAddresses.RESET_PASSWORD, command -> Nothing.NOTHING);
    serve(AccountAddresses.REGISTRATION, command -> Samples.REGISTRATION);
    serve(AccountAddresses.CHANGE_REGISTRATION, command -> Samples.REGISTRATION);
    serve(AccountAddresses.LIST_TOKENS, command -> List.of(Samples.TOKEN));
    serve(AccountAddresses.CREATE_TOKEN, command -> new NewApiToken(Samples.TOKEN, "acvm_x"));
    serve(AccountAddresses.REVOKE_TOKEN, command -> Nothing.NOTHING);
    bus.serve(AccountAddresses.AUTHENTICATE, this::authenticate);
    serve(InventoryAddresses.LIST_PROVIDERS, command -> List.of(Samples.PROVIDER));
    serve(InventoryAddresses.GET_PROVIDER, command -> Samples.PROVIDER);
    serve(InventoryAddresses.DEFAULT_PROVIDER, command -> Samples.DEFAULT_PROVIDER);
    serve(InventoryAddresses.CHANGE_DEFAULT_PROVIDER, command -> Samples.DEFAULT_PROVIDER);
    serve(InventoryAddresses.CAPACITY, command -> List.of(Samples.CAPACITY));
    serve(
        InventoryAddresses.COUNT_VMS,
        command ->
            List.of(
                new VmCount(new ProviderId("nutanix"), PowerState.RUNNING, 2, 4, 8192, 40_960)));
    serve(
        OperationAddresses.COUNT,
        since -> List.of(new OperationCount(OperationState.SUCCEEDED, since, 7)));
    serve(InventoryAddresses.LIST_STATUSES, command -> List.of(Samples.STATUS));
    serve(InventoryAddresses.REFRESH, command -> Samples.STATUS);
    serve(InventoryAddresses.LIST_TEMPLATES, command -> List.of(Samples.TEMPLATE));
    serve(InventoryAddresses.LIST_CLUSTERS, command -> List.of(Samples.CLUSTER));
    serve(InventoryAddresses.LIST_NETWORKS, command -> List.of(Samples.NETWORK));
    serve(
        InventoryAddresses.LIST_VMS,
        command -> new VmListing(onePage(Samples.VM), List.of(Samples.STATUS)));
    serve(InventoryAddresses.GET_VM, command -> Samples.VM);
    serve(InventoryAddresses.OPEN_CONSOLE, command -> Nothing.NOTHING);
    serve(InventoryAddresses.LIST_SNAPSHOTS, command -> List.of(Samples.SNAPSHOT));
    serve(FileAddresses.PLAN, command -> Samples.ORGANIZE_PLAN);
    serve(FileAddresses.LIST_ORGANIZED, command -> List.of(Samples.ORGANIZED));
    serve(FileAddresses.LIST_BACKUPS, command -> List.of(Samples.BACKUP));
    serve(FileAddresses.GET_BACKUP, command -> Samples.BACKUP);
    serve(
        FileAddresses.PLAN_RETENTION,
        command -> command.policy().choose(List.of(Samples.BACKUP.item())));
    serve(FileAddresses.LIST_CLEANUP, command -> List.of(Samples.CLEANUP));
    serve(FileAddresses.LIST_TRASH, command -> List.of(Samples.TRASH));
    serve(OperationAddresses.SUBMIT, command -> Samples.OPERATION);
    serve(OperationAddresses.LIST, command -> onePage(Samples.OPERATION));
    bus.serve(OperationAddresses.GET, command -> onGetOperation.get());
    serve(OperationAddresses.CANCEL, command -> Samples.OPERATION);
    serve(OperationAddresses.REQUEST, command -> Optional.of(Samples.REQUEST));
    serve(OperationAddresses.LOG, command -> List.of(Samples.LOG_ENTRY));
    serve(IpAddresses.LIST, command -> List.of(Samples.POOL));
    serve(IpAddresses.GET, command -> Samples.POOL);
    serve(IpAddresses.CREATE, command -> Samples.POOL);
    serve(IpAddresses.UPDATE, command -> Samples.POOL);
    serve(IpAddresses.DELETE, command -> Nothing.NOTHING);
    serve(IpAddresses.AVAILABLE, command -> List.of("192.168.122.101"));
    serve(IpAddresses.ALLOCATE, command -> List.of(Samples.LEASE));
    serve(IpAddresses.SET_ASIDE, command -> List.of(Samples.LEASE));
    serve(IpAddresses.LEASES, command -> onePage(Samples.LEASE));
    serve(IpAddresses.LEASE, command -> Samples.LEASE);
    serve(IpAddresses.RELEASE, command -> Nothing.NOTHING);
    serve(IpAddresses.CONFIRM, command -> Samples.LEASE);
    serve(IpAddresses.MAP, command -> onePage(Samples.STRETCH));
    serve(IpAddresses.HISTORY, command -> onePage(Samples.IP_CHANGE));
    serve(IpAddresses.IMPORT, command -> Samples.IMPORTED);
    serve(IpAddresses.EXPORT, command -> "192.168.122.100 # used\n");
    serve(IpAddresses.FINDINGS, command -> List.of(Samples.FINDING));
    serve(IpAddresses.PUT_RIGHT, command -> Nothing.NOTHING);
    serve(
        IpAddresses.OF_VM,
        command -> new VmAddresses(List.of(Samples.LEASE), List.of("192.168.122.100")));
    serve(EventAddresses.LIST, command -> onePage(event(EventType.OPERATION_SUCCEEDED, 1)));
    serve(EventAddresses.REPLAY, this::replay);
    serve(SimulatorAddresses.STATUS, command -> Samples.SIMULATOR);
    serve(SimulatorAddresses.RESTART, command -> Samples.SIMULATOR);
    serve(SimulatorAddresses.RESET, command -> Samples.SIMULATOR);
    serve(SimulatorAddresses.FAULTS, command -> Samples.FAULTS);
    serve(SimulatorAddresses.SET_FAULTS, command -> command);
    serve(SimulatorAddresses.LATENCY, command -> new SimulatorLatency(20, 5));
    serve(SimulatorAddresses.SET_LATENCY, command -> command);
    serve(SimulatorAddresses.JOURNAL, command -> Samples.JOURNAL);
  }

  /** Writes the next event to the log and tells everybody. */
  void happen(EventType type) {
    var event = event(type, log.size() + 1);
    log.add(event);
    bus.publish(EventAddresses.PUBLISHED, event);
  }

  /** Writes the next event to the log, as if it had been published before anybody listened. */
  void hadHappened(EventType type) {
    log.add(event(type, log.size() + 1));
  }

  Event event(EventType type, long id) {
    return new Event(
        id, type, Samples.NOW, Optional.of("amelie"), Optional.of(Samples.TARGET), facts);
  }

  static Principal principal(Role role) {
    var name = role.name().toLowerCase(java.util.Locale.ROOT);
    return new Principal(
        new UserId(name),
        name,
        role,
        Optional.of(new SessionId("s-" + name)),
        "csrf-" + name,
        Samples.NOW);
  }

  private Replay replay(long after) {
    beforeReplay.run();
    var events = log.stream().filter(event -> event.id() > after).toList();
    var replay = new Replay(events, after >= firstKept - 1, log.size());
    afterReplay.run();
    return replay;
  }

  /** Tokens are names of roles. */
  private Future<Principal> authenticate(Authenticate command) {
    var token = command.token();
    if (endedTokens.contains(token)) {
      return failedFuture(AcvmException.of(ErrorCode.SESSION_ENDED));
    }
    for (var role : Role.values()) {
      if (role.name().equals(token)) {
        return succeededFuture(principal(role));
      }
    }
    return failedFuture(AcvmException.of(ErrorCode.TOKEN_INVALID));
  }

  private <C, R> void serve(Address<C, R> address, Function<C, R> answer) {
    bus.serve(
        address,
        command -> {
          asked.put(address.name(), command);
          var failure = failures.get(address.name());
          return failure == null ? succeededFuture(answer.apply(command)) : failedFuture(failure);
        });
  }

  private static <T> Page<T> onePage(T item) {
    return new Page<>(List.of(item), 1, Optional.empty());
  }
}
