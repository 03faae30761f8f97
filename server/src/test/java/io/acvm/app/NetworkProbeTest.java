package io.acvm.app;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.acvm.core.TestWorld;
import io.acvm.core.event.EventLog;
import io.acvm.core.ip.IpManagement;
import io.acvm.domain.ip.IpCommand;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpPoolSpec;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.ip.IpStrategy;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The real network, as far as it is ours. */
@EnabledOnOs(OS.LINUX)
class NetworkProbeTest {
  /** Linux answers at all addresses of the loopback network but the one of its broadcast. */
  private static final String SILENT = "127.255.255.255";

  @TempDir Path directory;

  /** Asks for addresses and says what came of it and how long it took. */
  public static void main(String[] addresses) {
    Vertx vertx = Vertx.vertx();
    NetworkProbe probe = new NetworkProbe(vertx);
    for (String address : addresses) {
      long begin = System.nanoTime();
      boolean answers = await(probe.answers(address));
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
      System.out.println(address + " " + answers + " " + millis);
    }
    await(vertx.close());
  }

  @Test
  void whatAnswersIsQuarantinedAndTheNextIsTaken() {
    try (TestWorld world = new TestWorld(directory)) {
      IpManagement ips =
          new IpManagement(
              world.store,
              new EventLog(world.store, world.time, Duration.ofDays(1), event -> {}),
              world.time,
              world.time,
              new NetworkProbe(world.vertx),
              List::of,
              vm -> List.of());
      IpPoolId pool =
          await(ips.pools().create(new IpCommand.CreatePool(loopback(), "a"))).pool().id();

      String given = await(ips.leases().allocate(one(pool))).get(0).address().text();

      assertThat(given).isEqualTo(SILENT);
      assertThat(await(ips.pools().get(pool)).utilisation().of(IpState.QUARANTINED)).isEqualTo(1);
    }
  }

  @Test
  void aMachineThatIgnoresEchoIsSeenByItsHardwareAddressAndSilenceLastsASecond()
      throws IOException, InterruptedException {
    assumeTrue(run(List.of("unshare", "-rn", "ip", "link")) == 0, "no networks of our own here");
    Path script = directory.resolve("network.sh");
    Files.write(script, getClass().getResourceAsStream("network.sh").readAllBytes());
    Path said = directory.resolve("said");
    List<String> command = new ArrayList<>(List.of("unshare", "-rn", "sh", script.toString()));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(NetworkProbeTest.class.getName(), "10.99.0.1", "10.99.0.2", "10.99.0.3"));

    assertThat(run(command, said)).isZero();

    List<String[]> answers =
        Files.readAllLines(said).stream()
            .filter(line -> line.startsWith("10.99."))
            .map(line -> line.split(" "))
            .toList();
    assertThat(answers).extracting(each -> each[1]).containsExactly("true", "true", "false");
    assertThat(Long.parseLong(answers.get(2)[2])).isBetween(900L, 2_500L);
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    return run(command, Path.of("/dev/null"));
  }

  private static int run(List<String> command, Path output)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(output.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      throw new AssertionError("did not end: " + Files.readString(output, StandardCharsets.UTF_8));
    }
    return process.exitValue();
  }

  private static IpPoolSpec loopback() {
    return new IpPoolSpec(
        "Loopback",
        Optional.empty(),
        "127.255.255.254/31",
        List.of(),
        List.of(),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        "loopback",
        IpStrategy.FIRST_FREE,
        Duration.ZERO,
        true);
  }

  private static IpCommand.Allocate one(IpPoolId pool) {
    return new IpCommand.Allocate(
        pool,
        1,
        List.of(),
        "printer",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "amelie");
  }
}
