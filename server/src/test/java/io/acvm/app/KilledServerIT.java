package io.acvm.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.app.KillingProxy.Moment;
import io.acvm.simulator.prism.Inventory;
import io.acvm.simulator.prism.Inventory.SimulatedVm;
import io.acvm.simulator.prism.PrismSimulator;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.TaskTiming;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kills the shipped server at every call that a create makes to its hypervisor, once before the
 * hypervisor hears of it and once after it has acted, and starts it again.
 */
final class KilledServerIT {
  private static final String PASSWORD = "a password for this test";

  @TempDir Path directory;
  private final Vertx vertx = Vertx.vertx();
  private PrismSimulator prism;
  private KillingProxy proxy;
  private AcvmJar.Running server;

  @BeforeEach
  void startHypervisor() throws Exception {
    prism =
        new PrismSimulator(
            vertx,
            PrismSimulatorOptions.inMemory("admin", "nutanix/4u")
                .withTiming(TaskTiming.constant(Duration.ofMillis(200))));
    proxy = new KillingProxy(vertx, await(prism.start()));
    Files.createDirectories(directory.resolve("config"));
    Files.writeString(
        directory.resolve("config/acvm.yaml"),
        """
        providers:
          - id: nutanix
            type: nutanix-ahv
            name: Nutanix
            settings:
              url: http://127.0.0.1:%d
              username: admin
              password: nutanix/4u
        """
            .formatted(await(proxy.start())));
  }

  @AfterEach
  void stopAll() throws Exception {
    if (server != null) {
      server.kill();
    }
    await(vertx.close());
  }

  @Test
  void aCreateThatIsKilledAtAnyCallEndsWithOneWholeVmOrNone() throws Exception {
    ApiSession session = start();
    List<String> calls = callsOfOneCreate(session);
    assertThat(calls).contains("POST idempotence_identifiers", "POST vms", "PUT vms/{id}");
    for (String call : calls) {
      for (Moment moment : Moment.values()) {
        session = killAt(session, call, moment);
      }
    }
  }

  private List<String> callsOfOneCreate(ApiSession session) throws Exception {
    refresh(session);
    proxy.drainSeen();
    String operation = create(session, "undisturbed");
    assertThat(end(session, operation)).isEqualTo("SUCCEEDED");
    return proxy.drainSeen().stream().filter(KilledServerIT::isNotOfTheWatch).toList();
  }

  /** Lists and probes are also made by the clock, whether or not there is a create. */
  private static boolean isNotOfTheWatch(String call) {
    return !call.endsWith("/list")
        && !call.startsWith("GET users/")
        && !call.startsWith("GET prism_central");
  }

  /** The session with the server that followed the killed one, and goes on. */
  private ApiSession killAt(ApiSession first, String call, Moment moment) throws Exception {
    String name = "killed " + moment + " " + call.replaceAll("[^A-Za-z ]", "");
    Set<String> others = names(truth());
    CountDownLatch killed = new CountDownLatch(1);
    proxy.arm(
        call,
        moment,
        () -> {
          server.kill();
          killed.countDown();
        });
    String operation = create(first, name);
    assertThat(killed.await(60, TimeUnit.SECONDS)).as("%s was called", call).isTrue();

    ApiSession second = start();
    String outcome = end(second, operation);
    refresh(second);

    Inventory truth = truth();
    List<SimulatedVm> made = truth.vms().stream().filter(vm -> vm.name().equals(name)).toList();
    assertThat(outcome).as(name).isIn("SUCCEEDED", "FAILED");
    if (outcome.equals("SUCCEEDED")) {
      assertThat(made).as(name).singleElement().matches(vm -> vm.created() && vm.on());
    } else {
      assertThat(made).as(name).isEmpty();
    }
    assertThat(names(truth)).as(name).containsAll(others);
    assertThat(namesSeenBy(second)).as(name).isEqualTo(names(truth));
    assertThat(Set.copyOf(truth.addresses().values()))
        .as(name)
        .isSubsetOf(truth.vms().stream().map(SimulatedVm::uuid).collect(Collectors.toSet()));
    return second;
  }

  private ApiSession start() throws Exception {
    server =
        new AcvmJar(directory, Map.of("ACVM_PORT", "0", "ACVM_ADMIN_PASSWORD", PASSWORD))
            .start("serve");
    return ApiSession.signIn(server.ready(), "admin", PASSWORD);
  }

  private static void refresh(ApiSession session) throws Exception {
    session.send("POST", "/api/providers/nutanix/refresh", null);
  }

  private static String create(ApiSession session, String name) throws Exception {
    JsonObject image =
        session.get("/api/templates?type=IMAGE").getJsonArray("items").getJsonObject(0);
    JsonObject network = session.get("/api/networks").getJsonArray("items").getJsonObject(0);
    JsonObject wanted =
        new JsonObject()
            .put("provider", "nutanix")
            .put("name", name)
            .put("source", new JsonObject().put("type", "IMAGE").put("id", image.getString("id")))
            .put("cpus", 1)
            .put("memoryMib", 512)
            .put("cluster", network.getString("clusterId"))
            .put("networks", new JsonArray().add(network.getString("id")))
            .put("powerOn", true);
    return session.send("POST", "/api/vms", wanted).getString("id");
  }

  private static String end(ApiSession session, String operation) throws Exception {
    JsonObject seen = session.get("/api/operations/" + operation + "?wait=60");
    assertThat(seen.containsKey("endedAt")).as(seen.encode()).isTrue();
    return seen.getString("state");
  }

  private static Set<String> namesSeenBy(ApiSession session) throws Exception {
    return session.get("/api/vms?limit=1000").getJsonArray("items").stream()
        .map(vm -> ((JsonObject) vm).getString("name"))
        .collect(Collectors.toSet());
  }

  private static Set<String> names(Inventory truth) {
    return truth.vms().stream().map(SimulatedVm::name).collect(Collectors.toSet());
  }

  private Inventory truth() throws Exception {
    return await(prism.inventory());
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.await(30, TimeUnit.SECONDS);
  }
}
