package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpPoolView;
import io.acvm.domain.ip.IpStrategy;
import io.acvm.store.Store;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A thousand addresses of each of five pools are taken all at once by processes that are killed in
 * the middle of it and started again. {@code -Dstress.customers} makes it larger.
 */
class PoolStressTest {
  private static final int CUSTOMERS = Integer.getInteger("stress.customers", 1000);
  private static final int POOLS = 5;
  private static final List<IpStrategy> STRATEGIES = List.of(IpStrategy.values());

  @TempDir Path directory;
  private Vertx vertx;

  @BeforeEach
  void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void closeVertx() {
    await(vertx.close());
  }

  /** What a process said, and whether it came to its end. */
  private record Said(List<String> lines, boolean isDone) {}

  @Test
  void a_server_that_is_killed_twice_gives_every_customer_one_address_of_each_pool()
      throws Exception {
    String url = "sqlite:" + directory.resolve("acvm.db");
    makePools(url);
    List<String> said = new ArrayList<>();
    for (int killAfter : List.of(300, 1500)) {
      Said killed = run(url, "one", CUSTOMERS, killAfter);
      assertThat(killed.isDone()).isFalse();
      said.addAll(killed.lines());
    }
    Said last = run(url, "one", CUSTOMERS, Integer.MAX_VALUE);
    assertThat(last.isDone()).isTrue();
    said.addAll(last.lines());
    everybodyHasOne(url, said);
  }

  @Test
  void four_servers_on_one_database_two_of_them_killed_give_every_customer_one_address()
      throws Exception {
    String url = MysqlServer.get().newDatabase(vertx);
    makePools(url);
    int each = CUSTOMERS / 4;
    List<CompletableFuture<Said>> servers =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () -> runUntilDone(url, "server" + i, each, i < 2 ? 200 : -1)))
            .toList();
    List<String> said = new ArrayList<>();
    for (CompletableFuture<Said> server : servers) {
      said.addAll(server.get(300, SECONDS).lines());
    }
    everybodyHasOne(url, said);
  }

  /** Where it is killed, it is started again at once, while the others go on. */
  private static Said runUntilDone(String url, String name, int customers, int killAfter) {
    try {
      List<String> said = new ArrayList<>();
      if (killAfter > 0) {
        said.addAll(run(url, name, customers, killAfter).lines());
      }
      Said last = run(url, name, customers, Integer.MAX_VALUE);
      assertThat(last.isDone()).isTrue();
      said.addAll(last.lines());
      return new Said(said, true);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private void makePools(String url) {
    Store store = await(SqlStores.open(vertx, url));
    AllocatingServer server = new AllocatingServer(store);
    for (int i = 0; i < POOLS; i++) {
      // Exactly as many addresses as customers: one that is lost or given twice is missed.
      int last = CUSTOMERS - 1;
      String range = "10." + i + ".1.0-10." + i + "." + (1 + last / 256) + "." + last % 256;
      IpPoolSpec spec =
          new IpPoolSpec(
              "pool " + i,
              Optional.empty(),
              "10." + i + ".0.0/16",
              List.of(range),
              List.of(),
              Optional.empty(),
              List.of(),
              Optional.empty(),
              Optional.empty(),
              List.of(),
              IpPoolSpec.DEFAULT_SCOPE,
              STRATEGIES.get(i % STRATEGIES.size()),
              Duration.ZERO,
              false);
      await(server.ips().pools().create(new IpCommand.CreatePool(spec, "stress")));
    }
    await(store.close());
  }

  private void everybodyHasOne(String url, List<String> said) {
    Store store = await(SqlStores.open(vertx, url));
    AllocatingServer server = new AllocatingServer(store);
    List<String> kept = new ArrayList<>();
    for (IpPoolView view : await(server.ips().pools().list())) {
      IpPoolId pool = view.pool().id();
      List<IpLease> leases = server.leases(pool);
      assertThat(leases).hasSize(CUSTOMERS);
      assertThat(leases).extracting(IpLease::address).doesNotHaveDuplicates();
      assertThat(leases).extracting(lease -> lease.owner().get()).doesNotHaveDuplicates();
      assertThat(view.utilisation().free()).isZero();
      leases.forEach(
          lease -> kept.add(pool + " " + lease.address().text() + " " + lease.owner().get()));
      assertThatThrownBy(() -> await(server.ips().leases().allocate(one(pool))))
          .isInstanceOfSatisfying(
              AcvmException.class,
              refusal -> {
                assertThat(refusal.code()).isEqualTo(ErrorCode.POOL_EXHAUSTED);
                assertThat(refusal.arguments()).containsEntry("free", "0");
              });
      IpHistoryQuery history =
          new IpHistoryQuery(
              pool,
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              new PageRequest(1, Optional.empty()));
      assertThat(await(server.ips().views().history(history)).total()).isEqualTo(CUSTOMERS);
    }
    assertThat(said).doesNotHaveDuplicates();
    assertThat(kept).hasSize(POOLS * CUSTOMERS).containsAll(said);
    await(store.close());
  }

  private static IpCommand.Allocate one(IpPoolId pool) {
    return new IpCommand.Allocate(
        pool, 1, List.of(), "late", Optional.empty(), Optional.empty(), Optional.empty(), "stress");
  }

  private static Said run(String url, String name, int customers, int killAfter)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AllocatingServer.class.getName(),
                url,
                name,
                Integer.toString(customers))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<String> lines = new ArrayList<>();
    boolean isDone = false;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String line;
      while ((line = out.readLine()) != null) {
        if (line.equals("done")) {
          isDone = true;
        } else if (line.contains(" " + name + "-")) {
          lines.add(line);
        }
        if (lines.size() == killAfter) {
          // By its handle: killing it here would close the stream with lines still in it.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    assertThat(process.waitFor(20, SECONDS)).isTrue();
    return new Said(lines, isDone);
  }
}
