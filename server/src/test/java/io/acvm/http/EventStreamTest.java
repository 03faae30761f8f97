package io.acvm.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.EventType;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EventStreamTest {
  private TestServer server;

  @BeforeEach
  void start() {
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void eventsComeAsTheyHappenWithWhatTheyAreAbout() throws Exception {
    // Given
    var stream = listen("VIEWER");

    // When
    server.areas.happen(EventType.OPERATION_CHANGED);
    server.areas.happen(EventType.VM_REMOVED);

    // Then
    var changed = stream.next();
    assertThat(changed.type()).isEqualTo("operation.changed");
    assertThat(changed.id()).isEqualTo(1);
    assertThat(changed.data().getJsonObject("data").getString("kind")).isEqualTo("CREATE_VM");
    var removed = stream.next();
    assertThat(removed.type()).isEqualTo("vm.removed");
    assertThat(removed.data().getJsonObject("subject").getString("id")).isEqualTo("v1");
  }

  @Test
  void whatWasMissedComesFirstAndNothingTwice() throws Exception {
    // Given
    LongStream.rangeClosed(1, 5).forEach(id -> server.areas.hadHappened(EventType.VM_CHANGED));

    // When
    var stream = listen("VIEWER", "Last-Event-ID", "2");
    LongStream.rangeClosed(6, 60).forEach(id -> server.areas.happen(EventType.VM_CHANGED));

    // Then
    var ids = new ArrayList<Long>();
    for (var i = 3; i <= 60; i++) {
      ids.add(stream.next().id());
    }
    assertThat(ids).isEqualTo(LongStream.rangeClosed(3, 60).boxed().toList());
  }

  @Test
  void eventsThatHappenWhileTheMissedOnesAreReadAreNeitherLostNorRepeated() throws Exception {
    // Given: what is missed has to be fetched, so that the others are there before it is sent
    server.areas.hadHappened(EventType.VM_CHANGED);
    server.areas.beforeReplay =
        () -> {
          server.areas.happen(EventType.VM_REMOVED);
          server.areas.happen(EventType.VM_REMOVED);
        };
    server.areas.afterReplay = () -> server.areas.happen(EventType.VM_REMOVED);

    // When
    var stream = listen("VIEWER", "Last-Event-ID", "0");

    // Then
    assertThat(List.of(stream.next().id(), stream.next().id(), stream.next().id()))
        .containsExactly(1L, 2L, 3L);
    assertThat(stream.next().id()).isEqualTo(4);
  }

  @Test
  void whoComesTooLateIsToldToLoadEverythingAnew() throws Exception {
    // Given
    LongStream.rangeClosed(1, 5).forEach(id -> server.areas.hadHappened(EventType.VM_CHANGED));
    server.areas.firstKept = 4;

    // When
    var stream = listen("VIEWER", "Last-Event-ID", "1");
    server.areas.happen(EventType.VM_CHANGED);

    // Then
    var reset = stream.next();
    assertThat(reset.type()).isEqualTo("reset");
    assertThat(reset.id()).isEqualTo(5);
    assertThat(stream.next().id()).isEqualTo(6);
  }

  @Test
  void anIdOfAnotherLogIsAReset() throws Exception {
    assertThat(listen("VIEWER", "Last-Event-ID", "99").next().type()).isEqualTo("reset");
  }

  @Test
  void onlyAdministratorsHearOfSessions() throws Exception {
    // Given
    var viewer = listen("VIEWER");
    var administrator = listen("ADMINISTRATOR");

    // When
    server.areas.happen(EventType.SESSION_REFUSED);
    server.areas.happen(EventType.VM_REMOVED);

    // Then
    assertThat(administrator.next().type()).isEqualTo("session.refused");
    assertThat(viewer.next().type()).isEqualTo("vm.removed");
  }

  @Test
  void aStreamEndsWithItsSession() throws Exception {
    // Given
    var ended = listen("OPERATOR");
    var other = listen("VIEWER");

    // When
    server.areas.endedTokens.add("OPERATOR");
    server.areas.happen(EventType.SESSION_ENDED);

    // Then
    TestServer.await(ended.end);
    server.areas.happen(EventType.VM_REMOVED);
    assertThat(other.next().type()).isEqualTo("vm.removed");
  }

  @Test
  void aStreamWhoseTokenExpiresEndsWithoutAnyEvent() throws Exception {
    var stream = listen("OPERATOR");
    server.areas.endedTokens.add("OPERATOR");
    TestServer.await(stream.end);
  }

  @Test
  void streamsEndWhenTheServerStops() throws Exception {
    var stream = listen("VIEWER");
    TestServer.await(server.startStopping());
    TestServer.await(stream.end);
  }

  @Test
  void oneUserHasOnlySoManyStreams() throws Exception {
    listen("VIEWER");
    listen("VIEWER");
    listen("VIEWER");
    var answer = server.get("/api/events", "Authorization", "Bearer VIEWER");
    assertThat(answer.status()).isEqualTo(429);
    listen("OPERATOR");
  }

  @Test
  void aReaderThatIsTooSlowIsCutOffAndMissesNothing() throws Exception {
    // Given
    var slow = listen("VIEWER");
    slow.response.pause();
    server.areas.facts = Map.of("text", "x".repeat(10_000));
    var quick = listen("OPERATOR");

    // When
    for (var id = 1; id <= 3000; id++) {
      server.areas.happen(EventType.VM_REMOVED);
      if (id % 100 == 0) {
        for (var read = 0; read < 100; read++) {
          quick.next();
        }
      }
    }
    slow.response.resume();

    // Then
    TestServer.await(slow.end.otherwiseEmpty());
    assertThat(slow.end.failed()).isTrue();
    assertThat(slow.events).isNotEmpty().hasSizeLessThan(3000);
    var last = slow.events.stream().mapToLong(Received::id).max().orElseThrow();
    assertThat(slow.events.stream().map(Received::id))
        .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
  }

  @Test
  void aLastEventIdThatIsNoNumberIsRefused() {
    var answer = server.get("/api/events", "Authorization", "Bearer VIEWER", "Last-Event-ID", "x");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().toString()).contains("Last-Event-ID");
  }

  private Stream listen(String role, String... more) {
    var headers = new ArrayList<>(List.of("Authorization", "Bearer " + role));
    headers.addAll(List.of(more));
    return TestServer.await(
        server.open(
            HttpMethod.GET,
            "/api/events",
            null,
            response -> Future.succeededFuture(new Stream(response)),
            headers.toArray(String[]::new)));
  }

  /** One event as it came over the wire. */
  private record Received(long id, String type, JsonObject data) {}

  private static final class Stream {
    final HttpClientResponse response;
    final BlockingQueue<Received> events = new LinkedBlockingQueue<>();

    /** Succeeds when the server ends the stream, fails when it cuts the connection. */
    final Future<Void> end;

    private String rest = "";

    Stream(HttpClientResponse response) {
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.getHeader("Content-Type")).isEqualTo("text/event-stream");
      this.response = response;
      response.handler(chunk -> read(chunk.toString()));
      this.end = response.end();
    }

    Received next() throws InterruptedException {
      var event = events.poll(10, TimeUnit.SECONDS);
      assertThat(event).describedAs("an event within ten seconds").isNotNull();
      return event;
    }

    private void read(String chunk) {
      rest += chunk;
      for (var at = rest.indexOf("\n\n"); at >= 0; at = rest.indexOf("\n\n")) {
        var lines = rest.substring(0, at).lines().toList();
        rest = rest.substring(at + 2);
        if (lines.get(0).startsWith("id: ")) {
          events.add(
              new Received(
                  Long.parseLong(lines.get(0).substring(4)),
                  lines.get(1).substring(7),
                  new JsonObject(lines.get(2).substring(6))));
        }
      }
    }
  }
}
