package io.acvm.http;

import static io.vertx.core.Future.failedFuture;
import static io.vertx.core.Future.succeededFuture;

import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Address;
import io.acvm.bus.Bus;
import io.acvm.bus.EventAddresses;
import io.acvm.bus.FileAddresses;
import io.acvm.bus.InventoryAddresses;
import io.acvm.bus.Nothing;
import io.acvm.bus.OperationAddresses;
import io.acvm.domain.Page;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.Replay;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionId;
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
    bus.serve(AccountAddresses.AUTHENTICATE, this::authenticate);
    serve(InventoryAddresses.LIST_PROVIDERS, command -> List.of(Samples.PROVIDER));
    serve(InventoryAddresses.GET_PROVIDER, command -> Samples.PROVIDER);
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
    serve(OperationAddresses.LOG, command -> List.of(Samples.LOG_ENTRY));
    serve(EventAddresses.LIST, command -> onePage(event(EventType.OPERATION_SUCCEEDED, 1)));
    serve(EventAddresses.REPLAY, this::replay);
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
        new UserId(name), name, role, new SessionId("s-" + name), "csrf-" + name, Samples.NOW);
  }

  private Replay replay(long after) {
    beforeReplay.run();
    var events = log.stream().filter(event -> event.id() > after).toList();
    var replay = new Replay(events, after >= firstKept - 1, log.size());
    afterReplay.run();
    return replay;
  }

  /** Tokens are names of roles. */
  private Future<Principal> authenticate(String token) {
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
