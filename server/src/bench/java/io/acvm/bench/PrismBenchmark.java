package io.acvm.bench;

import io.acvm.simulator.prism.PrismSimulator;
import io.acvm.simulator.prism.PrismSimulatorOptions;
import io.acvm.simulator.prism.SeedPlan;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Requests to the simulated Prism Central alone, over http, with everything in memory. */
final class PrismBenchmark {
  private static final int VMS = 10_000;
  private static final String V3 = "/api/nutanix/v3";

  /** What is asked, by what it is called in the table. */
  private static final Map<String, JsonObject> LISTS =
      new TreeMap<>(
          Map.of(
              "20 VMs, offset 0", page(0, 20),
              "20 VMs, offset 9,980", page(9_980, 20),
              "500 VMs, offset 0", page(0, 500),
              "500 VMs, offset 9,500", page(9_500, 500),
              "one VM by name", page(0, 1).put("filter", "vm_name==vm-09000")));

  private PrismBenchmark() {}

  private static JsonObject page(int offset, int length) {
    return new JsonObject().put("kind", "vm").put("offset", offset).put("length", length);
  }

  /** Results by what was asked, in alphabetical order. */
  static Map<String, Load.Result> run(Vertx vertx, Duration warmUp, Duration measured) {
    PrismSimulator prism =
        new PrismSimulator(
            vertx,
            PrismSimulatorOptions.inMemory("admin", "bench").withSeedPlan(new SeedPlan(4, VMS, 1)));
    int port = Load.await(prism.start(), Duration.ofMinutes(1));
    Load load = new Load(vertx, "http://127.0.0.1:" + port);
    Map<String, Load.Result> results = new TreeMap<>();
    LISTS.forEach(
        (name, body) -> {
          load.run(8, warmUp, () -> list(load, body));
          results.put(name, load.run(8, measured, () -> list(load, body)));
        });
    Load.await(prism.close(), Duration.ofSeconds(10));
    return results;
  }

  private static Future<HttpResponse<Buffer>> list(Load load, JsonObject body) {
    return load.request(HttpMethod.POST, V3 + "/vms/list", null)
        .basicAuthentication("admin", "bench")
        .sendJsonObject(body);
  }
}
