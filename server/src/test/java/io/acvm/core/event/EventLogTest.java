package io.acvm.core.event;

import static io.acvm.store.TestStores.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.core.TestWorld;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.event.Replay;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
  private static final int MANY = 1200;

  @TempDir Path directory;
  private TestWorld world;
  private EventLog log;
  private final List<Long> told = Collections.synchronizedList(new ArrayList<>());
  private final Promise<Void> allTold = Promise.promise();

  @BeforeEach
  void openWorld() {
    world = new TestWorld(directory);
    log = new EventLog(world.store, world.time, Duration.ofDays(1), this::hear);
  }

  @AfterEach
  void closeWorld() {
    world.close();
  }

  private void hear(Event event) {
    told.add(event.id());
    if (told.size() == MANY) {
      allTold.complete();
    }
  }

  @Test
  void everyEventIsToldOnceInOrderWhoeverWritesIt() {
    // Given
    await(append(3));
    await(log.start());
    // When
    List<Future<Void>> writers = new ArrayList<>();
    for (int i = 0; i < MANY / 4; i++) {
      writers.add(append(4).onSuccess(done -> log.committed()));
    }
    await(Future.all(writers));
    await(allTold.future());
    // Then
    assertThat(told).isSorted().doesNotHaveDuplicates().hasSize(MANY).startsWith(4L);
  }

  @Test
  void aReplaySaysWhenItIsNotWhole() {
    // Given
    assertThat(await(log.replay(0))).isEqualTo(new Replay(List.of(), true, 0));
    await(append(5));
    // Then
    assertThat(await(log.replay(2)).events()).extracting(Event::id).containsExactly(3L, 4L, 5L);
    assertThat(await(log.replay(5))).isEqualTo(new Replay(List.of(), true, 5));
    assertThat(await(log.replay(99)).complete()).isFalse();
    // When old events are forgotten
    world.time.advance(Duration.ofDays(2));
    await(append(1));
    assertThat(await(log.prune())).isEqualTo(5);
    // Then
    assertThat(await(log.replay(4)).complete()).isFalse();
    assertThat(await(log.replay(5)).complete()).isTrue();
    // When they are too many
    await(append(EventLog.MAX_REPLAY));
    // Then
    assertThat(await(log.replay(5))).isEqualTo(new Replay(List.of(), false, 1006));
  }

  private Future<Void> append(int count) {
    List<NewEvent> events =
        Collections.nCopies(
            count,
            new NewEvent(
                EventType.VM_CHANGED,
                world.time.instant(),
                Optional.empty(),
                Optional.empty(),
                Map.of()));
    return world.store.write(tables -> tables.events().append(events)).mapEmpty();
  }
}
