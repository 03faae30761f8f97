package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static io.acvm.store.sql.Samples.NOW;
import static io.acvm.store.sql.Samples.failed;
import static io.acvm.store.sql.Samples.operation;
import static io.acvm.store.sql.Samples.page;
import static io.acvm.store.sql.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.Page;
import io.acvm.domain.PageRequest;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.operation.AskedFor;
import io.acvm.domain.operation.Operation;
import io.acvm.domain.operation.OperationCount;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.operation.OperationLogEntry;
import io.acvm.domain.operation.OperationQuery;
import io.acvm.domain.operation.OperationState;
import io.acvm.domain.user.User;
import io.acvm.store.OperationTable.KeyUse;
import io.acvm.store.OperationTable.Unfinished;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Operations, their logs and their guards. */
interface OperationTableContract extends StoreFixture {
  @Test
  default void an_operation_is_read_as_written_until_its_end_forgets_the_context() {
    Operation operation = operation("vm-1", NOW);
    write(t -> t.operations().insert(operation, "sealed"));
    assertThat(found(t -> t.operations().find(operation.id()))).contains(operation);
    assertThat(listed(t -> t.operations().listUnfinished()))
        .containsExactly(new Unfinished(operation, "sealed"));
    write(t -> t.operations().updateContext(operation.id(), "sealed again"));
    assertThat(listed(t -> t.operations().listUnfinished()))
        .containsExactly(new Unfinished(operation, "sealed again"));
    Operation ended = failed(operation);
    write(t -> t.operations().end(ended));
    assertThat(found(t -> t.operations().find(operation.id()))).contains(ended);
    assertThat(listed(t -> t.operations().listUnfinished())).isEmpty();
    // Written back as unfinished, it shows that nothing of its context was kept.
    write(t -> t.operations().update(operation));
    assertThat(listed(t -> t.operations().listUnfinished()))
        .containsExactly(new Unfinished(operation, null));
  }

  @Test
  default void operations_are_counted_by_hour_and_state() {
    Instant since = NOW.truncatedTo(ChronoUnit.HOURS);
    Duration hour = Duration.ofHours(1);
    write(t -> t.operations().insert(operation("vm-0", since.minusNanos(1)), "c"));
    write(t -> t.operations().insert(operation("vm-1", since), "c"));
    write(t -> t.operations().insert(operation("vm-2", since.plus(hour).minusNanos(1)), "c"));
    write(t -> t.operations().insert(operation("vm-3", since.plus(hour.multipliedBy(2))), "c"));
    Operation ended = operation("vm-4", since.plus(hour.multipliedBy(2)));
    write(t -> t.operations().insert(ended, "c"));
    write(t -> t.operations().end(failed(ended)));
    Instant later = since.plus(hour.multipliedBy(2));
    assertThat(listed(t -> t.operations().countSince(since, hour)))
        .containsExactly(
            new OperationCount(OperationState.QUEUED, since, 2),
            new OperationCount(OperationState.FAILED, later, 1),
            new OperationCount(OperationState.QUEUED, later, 1));
  }

  @Test
  default void a_target_has_one_operation_until_that_ends() {
    Operation first = operation("vm-1", NOW);
    write(t -> t.operations().insert(first, "c"));
    assertThat(codeOf(() -> write(t -> t.operations().insert(operation("vm-1", NOW), "c"))))
        .isEqualTo(ErrorCode.VM_BUSY);
    write(t -> t.operations().insert(operation("VM-1", NOW), "c"));
    write(t -> t.operations().update(failed(first)));
    assertThat(codeOf(() -> write(t -> t.operations().insert(operation("vm-1", NOW), "c"))))
        .isEqualTo(ErrorCode.VM_BUSY);
    write(t -> t.operations().end(failed(first)));
    write(t -> t.operations().insert(operation("vm-1", NOW), "c"));
  }

  @Test
  default void of_many_that_race_for_a_target_exactly_one_wins() {
    AtomicInteger won = new AtomicInteger();
    AtomicInteger busy = new AtomicInteger();
    List<Future<Void>> racers =
        IntStream.range(0, 50)
            .mapToObj(
                i ->
                    store()
                        .write(t -> t.operations().insert(operation("vm", NOW), "c"))
                        .onSuccess(done -> won.incrementAndGet())
                        .recover(
                            cause -> {
                              assertThat(AcvmException.from(cause).code())
                                  .isEqualTo(ErrorCode.VM_BUSY);
                              busy.incrementAndGet();
                              return Future.succeededFuture();
                            }))
            .toList();
    await(Future.all(racers));
    assertThat(won).hasValue(1);
    assertThat(busy).hasValue(49);
    assertThat(listed(t -> t.operations().listUnfinished())).hasSize(1);
  }

  @Test
  default void operations_come_newest_first_page_by_page_without_repeating_or_missing_one() {
    List<Operation> all = new ArrayList<>();
    for (int i = 0; i < 25; i++) {
      // Several of the same instant, to end pages among them.
      Operation operation = operation("vm-" + i, NOW.plusSeconds(i / 4));
      all.add(operation);
      write(t -> t.operations().insert(operation, "c"));
    }
    Optional<String> cursor = Optional.empty();
    List<Operation> seen = new ArrayList<>();
    do {
      Optional<String> from = cursor;
      Page<Operation> page = read(t -> t.operations().list(all(page(10, from))));
      assertThat(page.total()).isEqualTo(25);
      seen.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(all);
    assertThat(seen).extracting(Operation::createdAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  private static OperationQuery all(PageRequest page) {
    return new OperationQuery(Optional.empty(), Optional.empty(), Optional.empty(), page);
  }

  @Test
  default void operations_are_filtered_and_counted_by_state_target_and_creator() {
    Operation queued = operation("vm-1", NOW);
    Operation other = operation("vm-2", NOW);
    write(t -> t.operations().insert(queued, "c"));
    write(t -> t.operations().insert(other, "c"));
    write(t -> t.operations().end(failed(other)));
    OperationQuery byState =
        new OperationQuery(
            Optional.of(OperationState.QUEUED),
            Optional.empty(),
            Optional.empty(),
            page(10, Optional.empty()));
    Page<Operation> page = read(t -> t.operations().list(byState));
    assertThat(page).isEqualTo(new Page<>(List.of(queued), 1, Optional.empty()));
    OperationQuery byTargetAndCreator =
        new OperationQuery(
            Optional.empty(),
            Optional.of("vm-2"),
            Optional.of("alice"),
            page(10, Optional.empty()));
    assertThat(read(t -> t.operations().list(byTargetAndCreator)).items())
        .containsExactly(failed(other));
    OperationQuery byNobody =
        new OperationQuery(
            Optional.empty(), Optional.empty(), Optional.of("Alice"), page(10, Optional.empty()));
    assertThat(read(t -> t.operations().list(byNobody)).total()).isZero();
  }

  @Test
  default void a_cursor_that_is_not_ours_is_refused() {
    for (String cursor : List.of("", "%%%", "bm9uc2Vuc2U", "Ojo", "é")) {
      assertThat(codeOf(() -> read(t -> t.operations().list(all(page(1, Optional.of(cursor)))))))
          .as(cursor)
          .isEqualTo(ErrorCode.CURSOR_INVALID);
    }
  }

  @Test
  default void the_log_of_an_operation_keeps_its_order() {
    Operation operation = operation("vm", NOW);
    OperationLogEntry first = new OperationLogEntry(NOW, Optional.of("start"), "asked; and\nwaits");
    OperationLogEntry second = new OperationLogEntry(NOW, Optional.empty(), "done");
    write(t -> t.operations().appendLog(operation.id(), List.of(first)));
    write(t -> t.operations().appendLog(operation.id(), List.of()));
    write(t -> t.operations().appendLog(operation.id(), List.of(second, first)));
    assertThat(listed(t -> t.operations().log(operation.id())))
        .containsExactly(first, second, first);
    assertThat(listed(t -> t.operations().log(operation("x", NOW).id()))).isEmpty();
  }

  @Test
  default void what_was_asked_for_is_kept_as_it_was() {
    OperationId id = operation("vm", NOW).id();
    AskedFor request =
        new AskedFor("POST", "/api/vms/a%20b", Optional.of("{\"name\":\"é 🚀\"}"), false);
    write(t -> t.operations().insertRequest(id, request));
    assertThat(found(t -> t.operations().request(id))).contains(request);
    OperationId bare = operation("vm-2", NOW).id();
    AskedFor plain = new AskedFor("DELETE", "/api/vms/b", Optional.empty(), true);
    write(t -> t.operations().insertRequest(bare, plain));
    assertThat(found(t -> t.operations().request(bare))).contains(plain);
    assertThat(found(t -> t.operations().request(OperationId.random()))).isEmpty();
  }

  @Test
  default void an_idempotency_key_belongs_to_one_user_and_one_request_until_it_is_forgotten() {
    User user = user("a");
    KeyUse use = new KeyUse(operation("vm", NOW).id(), "hash", NOW);
    write(t -> t.operations().insertKey(user.id(), "key", use));
    assertThat(found(t -> t.operations().findKey(user.id(), "key"))).contains(use);
    assertThat(found(t -> t.operations().findKey(user.id(), "KEY"))).isEmpty();
    assertThat(codeOf(() -> write(t -> t.operations().insertKey(user.id(), "key", use))))
        .isEqualTo(ErrorCode.IDEMPOTENCY_KEY_REUSED);
    write(t -> t.operations().insertKey(user("b").id(), "key", use));
    assertThat(counted(t -> t.operations().deleteOldKeys(NOW))).isZero();
    assertThat(counted(t -> t.operations().deleteOldKeys(NOW.plusNanos(1)))).isEqualTo(2);
  }

  @Test
  default void operations_that_ended_long_ago_go_with_their_logs_the_oldest_first() {
    List<Operation> ended =
        IntStream.range(0, 3)
            .mapToObj(i -> failed(operation("vm-" + i, NOW.minusSeconds(3 - i))))
            .toList();
    for (Operation each : ended) {
      write(t -> t.operations().insert(each, "c"));
      write(t -> t.operations().end(each));
      write(
          t ->
              t.operations()
                  .appendLog(
                      each.id(), List.of(new OperationLogEntry(NOW, Optional.empty(), "line"))));
    }
    AskedFor request = new AskedFor("POST", "/api/vms", Optional.empty(), true);
    write(t -> t.operations().insertRequest(ended.get(0).id(), request));
    Operation running = operation("vm-9", NOW);
    write(t -> t.operations().insert(running, "c"));
    Instant end = ended.get(2).endedAt().orElseThrow();

    assertThat(counted(t -> t.operations().deleteEnded(end, 10))).isZero();
    assertThat(counted(t -> t.operations().deleteEnded(end.plusNanos(1), 1))).isEqualTo(1);
    assertThat(found(t -> t.operations().find(ended.get(0).id()))).isEmpty();
    assertThat(listed(t -> t.operations().log(ended.get(0).id()))).isEmpty();
    assertThat(found(t -> t.operations().request(ended.get(0).id()))).isEmpty();
    assertThat(listed(t -> t.operations().log(ended.get(1).id()))).hasSize(1);
    assertThat(counted(t -> t.operations().deleteEnded(end.plusNanos(1), 10))).isEqualTo(2);
    assertThat(counted(t -> t.operations().deleteEnded(end.plusSeconds(999), 10))).isZero();
    assertThat(found(t -> t.operations().find(running.id()))).contains(running);
  }
}
