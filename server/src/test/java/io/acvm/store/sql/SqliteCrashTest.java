package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.Event;
import io.acvm.store.Store;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteCrashTest {
  private static final int ROUNDS = 2;
  private static final int ACKNOWLEDGED_BEFORE_KILL = 200;

  @TempDir Path directory;

  @Test
  void whatever_a_killed_server_acknowledged_is_there_and_has_no_gaps() throws Exception {
    String url = "sqlite:" + directory.resolve("acvm.db");
    long last = 0;
    for (int round = 0; round < ROUNDS; round++) {
      List<Long> acknowledged = writeUntilKilled(url);
      assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ACKNOWLEDGED_BEFORE_KILL);
      assertThat(acknowledged.get(0)).isGreaterThan(last);
      last = acknowledged.get(acknowledged.size() - 1);
      List<Long> kept = places(url);
      assertThat(kept)
          .containsAll(acknowledged)
          .containsExactlyElementsOf(LongStream.rangeClosed(1, kept.size()).boxed().toList());
    }
  }

  private static List<Long> writeUntilKilled(String url) throws IOException, InterruptedException {
    Process writer =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                AcknowledgingWriter.class.getName(),
                url)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    List<Long> acknowledged = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(new InputStreamReader(writer.getInputStream(), UTF_8))) {
      String line;
      while ((line = lines.readLine()) != null) {
        acknowledged.add(Long.parseLong(line));
        if (acknowledged.size() == ACKNOWLEDGED_BEFORE_KILL) {
          // By its handle: killing it here would close the stream with lines still in it.
          writer.toHandle().destroyForcibly();
        }
      }
    } finally {
      writer.destroyForcibly();
    }
    assertThat(writer.waitFor(20, SECONDS)).isTrue();
    return acknowledged;
  }

  private static List<Long> places(String url) {
    Vertx vertx = Vertx.vertx();
    try {
      Store store = await(SqlStores.open(vertx, url));
      List<Event> events = await(store.read(t -> t.events().after(0, 1_000_000)));
      await(store.close());
      return events.stream().map(Event::id).toList();
    } finally {
      await(vertx.close());
    }
  }
}
