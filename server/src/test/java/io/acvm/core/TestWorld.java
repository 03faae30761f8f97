package io.acvm.core;

import static io.acvm.store.TestStores.await;

import io.acvm.core.inventory.ProviderConnection;
import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.WatchSettings;
import io.acvm.core.ip.AddressProbe;
import io.acvm.core.operation.ContextCodec;
import io.acvm.core.operation.EngineLimits;
import io.acvm.domain.PageRequest;
import io.acvm.domain.event.Event;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.Submission;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderInfo;
import io.acvm.domain.provider.ProviderType;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.UserId;
import io.acvm.domain.vm.VmCommand;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.acvm.provider.HypervisorProvider;
import io.acvm.provider.fake.FakeProvider;
import io.acvm.provider.fake.FakeSettings;
import io.acvm.store.Store;
import io.acvm.store.TestStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** A store and a hypervisor, and servers that come and go on them. */
public final class TestWorld implements AutoCloseable {
  public static final ProviderId PROVIDER = new ProviderId("lab");
  public static final Principal AMELIE = principal("amelie", Role.OPERATOR);
  public static final Principal BRUNO = principal("bruno", Role.OPERATOR);
  public static final Principal ADMIN = principal("admin", Role.ADMINISTRATOR);

  /** Its addresses cool down for an hour. */
  public static final IpPool POOL =
      new IpPool(
          new IpPoolId("pool-1"),
          new IpPoolSpec(
              "Lab",
              Optional.empty(),
              "10.7.0.0/16",
              List.of("10.7.0.10-10.7.255.250"),
              List.of(),
              Optional.of("10.7.0.1"),
              List.of("10.7.0.2"),
              Optional.of("lab.example.org"),
              Optional.empty(),
              List.of(),
              IpPoolSpec.DEFAULT_SCOPE,
              IpStrategy.FIRST_FREE,
              Duration.ofHours(1),
              false),
          16,
          List.of(new IpRange(new Ip("10.7.0.10", "0a07000a"), new Ip("10.7.255.250", "0a07fffa"))),
          List.of(),
          java.time.Instant.EPOCH);

  /** Undoing is tried thrice without waiting; progress is written when time passes. */
  public static final EngineLimits LIMITS =
      new EngineLimits(
          100,
          1000,
          Duration.ofMillis(500),
          3,
          new Backoff(Duration.ZERO, Duration.ZERO),
          new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(1)),
          Duration.ofDays(1));

  public final Vertx vertx = Vertx.vertx();
  public final ManualScheduler time = new ManualScheduler(vertx);
  public final Store store;
  public final FakeProvider hypervisor;
  public final List<Event> told = new CopyOnWriteArrayList<>();
  public Mortality mortality = new Mortality();

  public TestWorld(Path directory) {
    this(directory, FakeSettings.DEFAULT);
  }

  public TestWorld(Path directory, FakeSettings settings) {
    store = TestStores.openTemporarySqlite(vertx, directory);
    hypervisor = new FakeProvider(vertx, settings, time);
    await(store.write(tables -> tables.ips().insert(POOL)));
  }

  /** Starts a server and waits until it has looked at the hypervisor. */
  public Core boot() {
    return boot(LIMITS);
  }

  public Core boot(EngineLimits limits) {
    mortality = new Mortality();
    Core core =
        new Core(
            mortality.store(store),
            new ProviderRegistry(List.of(connection(mortality.provider(hypervisor))), false),
            time,
            time,
            new ContextCodec(TestWorld::seal, TestWorld::open, UnaryOperator.identity()),
            new CoreSettings(
                limits, WatchSettings.DEFAULT, Duration.ofDays(90), Duration.ofDays(90)),
            AddressProbe.OFF,
            told::add);
    await(core.start());
    await(core.inventory().refresh(PROVIDER));
    // One writer, first come first served: what the start wrote is written after this.
    await(store.write(tables -> Future.succeededFuture()));
    return core;
  }

  private static ProviderConnection connection(HypervisorProvider provider) {
    return new ProviderConnection(
        new ProviderInfo(PROVIDER, ProviderType.FAKE, "Lab", true, true, provider.capabilities()),
        provider);
  }

  public static String seal(String plain) {
    return "sealed:" + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
  }

  public static String open(String sealed) {
    return new String(
        Base64.getDecoder().decode(sealed.substring("sealed:".length())), StandardCharsets.UTF_8);
  }

  public Operation submit(Core core, VmCommand command) {
    return await(core.vms().submit(new Submission(command, AMELIE, Optional.empty())));
  }

  /** The operation when it has ended. */
  public Operation end(Core core, OperationId id) {
    return await(core.operations().await(id, Duration.ofHours(1)));
  }

  public Operation perform(Core core, VmCommand command) {
    return end(core, submit(core, command).id());
  }

  public List<Operation> operations() {
    OperationQuery all =
        new OperationQuery(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            new PageRequest(1000, Optional.empty()));
    return await(store.read(tables -> tables.operations().list(all))).items();
  }

  public List<VmObservation> machines() {
    return await(hypervisor.listVms());
  }

  public List<VmRecord> records() {
    return await(store.read(tables -> tables.vms().list()));
  }

  /** All addresses of the pool that are not free. */
  public List<IpLease> leases() {
    IpLeaseQuery all =
        new IpLeaseQuery(
            POOL.id(), Optional.empty(), Optional.empty(), new PageRequest(1000, Optional.empty()));
    return await(store.read(tables -> tables.ips().leases(all))).items();
  }

  public int unfinished() {
    return await(store.read(tables -> tables.operations().listUnfinished())).size();
  }

  public static Principal principal(String name, Role role) {
    return new Principal(
        new UserId(name),
        name,
        role,
        Optional.of(new SessionId("s-" + name)),
        "csrf",
        java.time.Instant.MAX);
  }

  @Override
  public void close() {
    mortality.die();
    await(store.close());
    await(vertx.close());
  }
}
