package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a real Prism Central does not have: faults, latency, the journal, the state as a whole, and
 * the clock where it is a virtual one. Behind the same sign-in; faults never hit it.
 */
final class ControlRoutes {
  static final String PREFIX = "/simulator";
  private static final long MAX_LIMIT = 1000;

  private final PrismSimulator simulator;
  private final World world;
  private final Faults faults;
  private final Journal journal;
  private final SimulatorClock clock;

  ControlRoutes(
      PrismSimulator simulator, World world, Faults faults, Journal journal, SimulatorClock clock) {
    this.simulator = simulator;
    this.world = world;
    this.faults = faults;
    this.journal = journal;
    this.clock = clock;
  }

  void mount(Http http) {
    http.under(PREFIX);
    http.get("/about", call -> Answer.ok(about()));
    http.get("/faults", call -> Answer.ok(FaultJson.write(faults.standing())));
    http.put("/faults", this::replaceFaults);
    http.post("/faults", this::addFault);
    http.delete("/faults", this::clearFaults);
    http.get("/latency", call -> Answer.ok(latency()));
    http.put("/latency", this::setLatency);
    http.get("/journal", this::journal);
    http.delete("/journal", this::clearJournal);
    http.get("/state", call -> Answer.ok(State.export(world)));
    http.put("/state", this::importState);
    http.post("/reset", this::reset);
    http.slow(
        HttpMethod.POST,
        "/tasks/release",
        call -> simulator.releaseHeldTasks().map(done -> Answer.ok(about())));
    http.slow(HttpMethod.POST, "/clock/advance", this::advance);
  }

  private JsonObject about() {
    JsonObject counts = new JsonObject();
    world.state().forEach(table -> counts.put(table.kind(), table.all().size()));
    return new JsonObject()
        .put("simulated", true)
        .put("product", "Prism Central")
        .put("version", Service.PRODUCT_VERSION)
        .put("now", clock.now().toString())
        .put("virtualClock", clock instanceof ManualClock)
        .put("entities", counts);
  }

  private Answer replaceFaults(Call call) {
    faults.replace(FaultJson.read(call.body()));
    return Answer.ok(FaultJson.write(faults.standing()));
  }

  private Answer addFault(Call call) {
    faults.add(FaultJson.readOne(call.body()));
    return Answer.ok(FaultJson.write(faults.standing()));
  }

  private Answer clearFaults(Call call) {
    faults.clear();
    return Answer.ok(FaultJson.write(faults.standing()));
  }

  private JsonObject latency() {
    Latency latency = faults.latency();
    return new JsonObject()
        .put("delayMillis", latency.fixed().toMillis())
        .put("jitterMillis", latency.jitter().toMillis());
  }

  private Answer setLatency(Call call) {
    Node root = Node.root(call.body());
    Duration fixed = FaultJson.millis(root, "delayMillis");
    Duration jitter = FaultJson.millis(root, "jitterMillis");
    root.check();
    faults.latency(new Latency(fixed, jitter));
    return Answer.ok(latency());
  }

  private Answer journal(Call call) {
    String limit = call.query("limit") == null ? "100" : call.query("limit");
    if (!limit.matches("[1-9]\\d{0,3}")) {
      throw ApiError.invalid("limit", "'" + limit + "' is not a number of 1 to " + MAX_LIMIT);
    }
    String path = call.query("path") == null ? "" : call.query("path");
    try {
      Pattern.compile(path);
    } catch (PatternSyntaxException e) {
      throw ApiError.invalid("path", "is no regular expression: " + e.getDescription());
    }
    return Answer.ok(journal.newest((int) Math.min(Integer.parseInt(limit), MAX_LIMIT), path));
  }

  private Answer clearJournal(Call call) {
    journal.clear();
    return Answer.ok(new JsonObject().put("requests", new JsonArray()));
  }

  private Answer importState(Call call) {
    simulator.replaceState(State.read(call.body()));
    return Answer.ok(about());
  }

  private Answer reset(Call call) {
    simulator.replantState();
    return Answer.ok(about());
  }

  private Future<Answer> advance(Call call) {
    Node root = Node.root(call.body());
    root.required("millis");
    Long millis = root.integer("millis", 1, Duration.ofDays(3650).toMillis());
    root.check();
    if (!(clock instanceof ManualClock manual)) {
      throw ApiError.of(422, "ACTION_NOT_SUPPORTED", "The clock is a real one.");
    }
    return simulator.advance(manual, Duration.ofMillis(millis)).map(done -> Answer.ok(about()));
  }
}
