package io.acvm.bench;

import io.acvm.store.sql.MysqlServer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.HttpResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Measures the product from outside and prints Markdown tables for docs/benchmarks.md. Client and
 * server share the machine, so the numbers are lower bounds; compare them within one run only.
 */
public final class ServerBenchmark {
  private static final Set<String> PARTS =
      Set.of("start", "sign-in", "list", "create", "prism", "vmware", "ip", "organizer");
  private static final int STARTS = 5;
  private static final Duration WARM_UP = Duration.ofSeconds(3);
  private static final Duration MEASURED = Duration.ofSeconds(5);
  private static final Duration ADDRESSES = Duration.ofSeconds(2);

  private final Vertx vertx;
  private final Path scratch;

  private ServerBenchmark(Vertx vertx, Path scratch) {
    this.vertx = vertx;
    this.scratch = scratch;
  }

  /**
   * Measures.
   *
   * @param arguments which of start, sign-in, list, create, prism, vmware, ip and organizer; all
   *     when there are none
   */
  public static void main(String[] arguments) throws IOException {
    Vertx vertx = Vertx.vertx();
    Path scratch = Files.createTempDirectory("acvm-bench");
    try {
      ServerBenchmark benchmark = new ServerBenchmark(vertx, scratch);
      Set<String> parts = arguments.length == 0 ? PARTS : Set.of(arguments);
      if (parts.contains("start")) {
        benchmark.startAndIdle();
      }
      if (parts.contains("sign-in")) {
        benchmark.signIns();
      }
      for (int vms : parts.contains("list") ? new int[] {100, 1_000, 10_000} : new int[0]) {
        benchmark.listVms(vms);
      }
      if (parts.contains("prism")) {
        header("10,000 VMs, 8 clients", "requests per second");
        PrismBenchmark.run(vertx, WARM_UP, MEASURED).forEach(ServerBenchmark::row);
      }
      if (parts.contains("organizer")) {
        backups(scratch.resolve("organizer"));
      }
      if (parts.contains("vmware")) {
        new VmwareBenchmark(vertx, scratch.resolve("vmware")).run();
      }
      if (parts.contains("ip")) {
        benchmark.addresses("sqlite:" + scratch.resolve("ip.db"));
        benchmark.addresses(MysqlServer.get().newDatabase(vertx));
      }
      for (int creates : parts.contains("create") ? new int[] {1, 10, 100} : new int[0]) {
        benchmark.createVms(creates);
      }
    } finally {
      Load.await(vertx.close(), Duration.ofSeconds(10));
    }
  }

  private void startAndIdle() {
    Path data = scratch.resolve("start");
    long[] millis = new long[STARTS];
    long[] idleMib = new long[STARTS];
    print("| start | to ready (ms) | memory when idle (MiB) |");
    print("|---|---|---|");
    for (int i = 0; i < STARTS; i++) {
      try (ServerProcess server = ServerProcess.start(data, Map.of())) {
        new Load(vertx, server.url()).pause(Duration.ofSeconds(5));
        millis[i] = server.startUp().toMillis();
        idleMib[i] = server.residentMib().orElse(-1);
        print(
            "| %s | %d | %d |",
            i == 0 ? "first, empty data directory" : "again", millis[i], idleMib[i]);
      }
    }
    print("| median | %d | %d |", median(millis), median(idleMib));
  }

  private static void backups(Path directory) throws IOException {
    int mebibytes = Integer.getInteger("acvm.bench.mib", 1024);
    Map<String, Duration> medians = OrganizerBenchmark.run(directory, mebibytes);
    double copy = medians.get("cp, and sync of the copy").toNanos();
    print("| a VM of %d MiB | median of 3 (s) | MiB per second | beside cp |", mebibytes);
    print("|---|---|---|---|");
    medians.forEach(
        (what, time) -> {
          double seconds = time.toNanos() / 1e9;
          print(
              "| %s | %.2f | %.0f | %.1f |",
              what, seconds, mebibytes / seconds, time.toNanos() / copy);
        });
  }

  private void signIns() {
    try (ServerProcess server = ServerProcess.start(scratch.resolve("start"), Map.of())) {
      Load load = new Load(vertx, server.url());
      header("sign-ins by", "per second");
      for (int clients : new int[] {1, 2, 8}) {
        row(
            clients + " clients",
            load.run(
                clients,
                MEASURED,
                () ->
                    load.request(HttpMethod.POST, "/api/login", null)
                        .sendJsonObject(Load.credentials())));
      }
    }
  }

  private void listVms(int vms) {
    Map<String, String> settings = Map.of("ACVM_MOCK_VMS", Integer.toString(vms));
    try (ServerProcess server = ServerProcess.start(scratch.resolve("list-" + vms), settings)) {
      Load load = new Load(vertx, server.url());
      String token = load.signIn();
      awaitInventory(load, token, vms);
      header("list of " + vms + " VMs", "requests per second");
      for (String query :
          List.of("limit=50", "limit=50&sort=-memoryMib", "limit=50&filter=vm-00", "limit=1000")) {
        for (int clients : new int[] {1, 16}) {
          load.run(
              clients,
              WARM_UP,
              () -> load.request(HttpMethod.GET, "/api/vms?" + query, token).send());
          row(
              query + ", " + clients + " clients",
              load.run(
                  clients,
                  MEASURED,
                  () -> load.request(HttpMethod.GET, "/api/vms?" + query, token).send()));
        }
      }
      print("memory after it: %d MiB", server.residentMib().orElse(-1));
    }
  }

  private void addresses(String url) {
    String engine = url.substring(0, url.indexOf(':'));
    print("| five pools, %s | commits per second | addresses per second | ratio |", engine);
    print("|---|---|---|---|");
    for (PoolBenchmark.Result each : PoolBenchmark.run(vertx, url, ADDRESSES)) {
      print(
          "| %d clients | %.0f | %.0f | %.2f |",
          each.clients(), each.commits(), each.allocations(), each.ratio());
    }
  }

  private void awaitInventory(Load load, String token, int vms) {
    while (total(load, token) < vms) {
      load.pause(Duration.ofMillis(200));
    }
  }

  static int total(Load load, String token) {
    return Load.await(
        load.request(HttpMethod.GET, "/api/vms?limit=1", token)
            .send()
            .map(answer -> answer.bodyAsJsonObject().getInteger("total")),
        Duration.ofSeconds(30));
  }

  private void createVms(int count) {
    Map<String, String> settings = Map.of("ACVM_MOCK_TASK_MILLIS", "2000");
    try (ServerProcess server = ServerProcess.start(scratch.resolve("create-" + count), settings)) {
      Load load = new Load(vertx, server.url());
      String token = load.signIn();
      awaitInventory(load, token, 1);
      long begin = System.nanoTime();
      List<Future<JsonObject>> creates =
          IntStream.range(0, count)
              .mapToObj(i -> createAndAwait(load, token, "bench-" + count + "-" + i))
              .toList();
      Load.await(Future.all(creates), Duration.ofMinutes(5));
      double seconds = (System.nanoTime() - begin) / 1e9;
      long succeeded =
          creates.stream()
              .filter(ended -> "SUCCEEDED".equals(ended.result().getString("state")))
              .count();
      Set<String> targets = new HashSet<>();
      creates.forEach(ended -> targets.add(ended.result().getJsonObject("target").getString("id")));
      print(
          "%d creates at once, 2 s a task: %.1f s, %d succeeded, %d VMs",
          count, seconds, succeeded, targets.size());
    }
  }

  private static Future<JsonObject> createAndAwait(Load load, String token, String name) {
    return load.request(HttpMethod.GET, "/api/templates?type=IMAGE", token)
        .send()
        .map(answer -> answer.bodyAsJsonObject().getJsonArray("items").getJsonObject(0))
        .compose(
            image ->
                load.request(HttpMethod.POST, "/api/vms", token)
                    .sendJsonObject(creation(name, image)))
        .compose(answer -> awaitEnd(load, token, answer));
  }

  private static JsonObject creation(String name, JsonObject image) {
    return new JsonObject()
        .put("provider", image.getString("provider"))
        .put("name", name)
        .put("source", new JsonObject().put("type", "IMAGE").put("id", image.getString("id")))
        .put("cpus", 1)
        .put("memoryMib", 128)
        .put("networks", new JsonArray())
        .put("powerOn", false);
  }

  static Future<JsonObject> awaitEnd(Load load, String token, HttpResponse<Buffer> answer) {
    JsonObject operation = answer.bodyAsJsonObject();
    if (answer.statusCode() / 100 != 2) {
      return Future.failedFuture("create was refused: " + operation.encode());
    }
    if (operation.containsKey("endedAt")) {
      return Future.succeededFuture(operation);
    }
    return load.request(
            HttpMethod.GET, "/api/operations/" + operation.getString("id") + "?wait=20", token)
        .send()
        .compose(next -> awaitEnd(load, token, next));
  }

  private static void header(String what, String rate) {
    print("| %s | %s | p50 (ms) | p99 (ms) | failures |", what, rate);
    print("|---|---|---|---|---|");
  }

  private static void row(String what, Load.Result result) {
    print(
        "| %s | %.0f | %.1f | %.1f | %d |",
        what, result.perSecond(), result.millisAt(50), result.millisAt(99), result.failures());
  }

  static long median(long[] values) {
    long[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  static void print(String format, Object... values) {
    System.out.println(String.format(Locale.ROOT, format, values));
  }
}
