package io.acvm.simulator.prism;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The cost of a page of a large inventory, counted and not timed: the bytes allocated to serve it.
 */
class ListingWorkTest {
  private static final int VMS = 10_000;
  private static SimulatorHarness prism;

  @BeforeAll
  static void start() {
    prism = new SimulatorHarness(options -> options.withSeedPlan(new SeedPlan(4, VMS, 1))).start();
  }

  @AfterAll
  static void stop() {
    prism.close();
  }

  @ParameterizedTest
  @CsvSource({"20", "500"})
  void aLatePageCostsWhatTheFirstDoes(int length) {
    page(0, length);
    page(VMS - length, length);
    long first = page(0, length);
    long middle = page(VMS / 2, length);
    long last = page(VMS - length, length);

    assertThat((double) middle / first).as("middle").isBetween(0.7, 1.3);
    assertThat((double) last / first).as("last").isBetween(0.7, 1.3);
  }

  @ParameterizedTest
  @CsvSource({"0", "9980"})
  void aShortPageCostsAFractionOfTheWhole(int offset) {
    page(offset, 500);
    assertThat(page(offset, 20)).isLessThan(page(0, 500) / 5);
  }

  /** Bytes allocated on the event loops, where it is served and read. */
  private static long page(int offset, int length) {
    long before = allocated();
    prism.list("vms", new JsonObject().put("offset", offset).put("length", length));
    return allocated() - before;
  }

  private static long allocated() {
    long[] loops =
        Thread.getAllStackTraces().keySet().stream()
            .filter(thread -> thread.getName().contains("eventloop"))
            .mapToLong(Thread::getId)
            .toArray();
    return LongStream.of(
            ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getThreadAllocatedBytes(loops))
        .sum();
  }
}
