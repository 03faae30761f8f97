package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static io.acvm.store.sql.Samples.NOW;
import static io.acvm.store.sql.Samples.event;
import static io.acvm.store.sql.Samples.operation;
import static io.acvm.store.sql.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.user.User;
import io.acvm.store.EventTable.Bounds;
import io.acvm.store.Store.Tables;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What one transaction promises. */
interface TransactionContract extends StoreFixture {
  @Test
  default void work_that_fails_leaves_nothing_behind() {
    User user = user("alice");
    AcvmException expected = AcvmException.of(ErrorCode.VM_NOT_FOUND, "id", "vm");
    Function<Tables, Future<Void>> work =
        t ->
            t.users()
                .insert(user, "h")
                .compose(done -> t.events().append(List.of(event(EventType.VM_CHANGED, "vm"))))
                .compose(done -> t.operations().insert(operation("vm", NOW), "c"))
                .compose(done -> Future.failedFuture(expected));
    assertThatThrownBy(() -> write(work)).isSameAs(expected);
    assertThatThrownBy(
            () ->
                write(
                    t -> {
                      throw new IllegalStateException("thrown, not returned");
                    }))
        .hasRootCauseMessage("thrown, not returned");
    assertThat(listed(t -> t.users().list())).isEmpty();
    assertThat(bounds()).isEqualTo(new Bounds(0, 0));
    write(t -> t.operations().insert(operation("vm", NOW), "c"));
  }

  @Test
  default void work_can_go_on_after_a_refusal_within_the_transaction() {
    User alice = user("alice");
    write(t -> t.users().insert(alice, "h"));
    User other = user("other");
    write(t -> t.users().insert(user("ALICE"), "h").recover(taken -> t.users().insert(other, "h")));
    assertThat(listed(t -> t.users().list())).containsExactly(alice, other);
  }

  @Test
  default void reading_cannot_write() {
    assertThatThrownBy(() -> read(t -> t.users().insert(user("a"), "h")))
        .isInstanceOf(AcvmException.class);
    assertThat(listed(t -> t.users().list())).isEmpty();
  }

  @Test
  default void a_reader_sees_one_state_while_a_writer_commits() {
    List<Integer> counts =
        read(
            t ->
                t.users()
                    .list()
                    .compose(
                        before ->
                            store()
                                .write(w -> w.users().insert(user("late"), "h"))
                                .compose(done -> t.users().list())
                                .map(after -> List.of(before.size(), after.size()))));
    assertThat(counts).containsExactly(0, 0);
    assertThat(listed(t -> t.users().list())).hasSize(1);
  }

  @Test
  default void parallel_transactions_that_read_and_then_write_lose_no_update() {
    User user = user("counter");
    write(t -> t.users().insert(user, "0"));
    await(
        Future.all(
            IntStream.range(0, 200)
                .mapToObj(i -> store().write(t -> incremented(t, user)))
                .toList()));
    assertThat(found(t -> t.users().passwordHash(user.id()))).contains("200");
  }

  static Future<Void> incremented(Tables tables, User user) {
    return tables
        .users()
        .passwordHash(user.id())
        .compose(
            count ->
                tables
                    .users()
                    .updatePasswordHash(
                        user.id(), "" + (Integer.parseInt(count.orElseThrow()) + 1)));
  }

  @Test
  default void places_of_events_have_no_gaps_and_follow_commits_also_when_some_roll_back() {
    List<Long> committed = new CopyOnWriteArrayList<>();
    List<Future<Void>> writers =
        IntStream.range(0, 200)
            .mapToObj(
                i ->
                    store()
                        .write(
                            t ->
                                t.events()
                                    .append(List.of(event(EventType.VM_CHANGED, "vm-" + i)))
                                    .compose(
                                        placed ->
                                            i % 5 == 0
                                                ? Future.<List<Event>>failedFuture(
                                                    AcvmException.of(ErrorCode.INTERNAL))
                                                : Future.succeededFuture(placed)))
                        .onSuccess(placed -> committed.add(placed.get(0).id()))
                        .<Void>mapEmpty()
                        .otherwiseEmpty())
            .toList();
    await(Future.all(writers));
    assertThat(committed)
        .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, 160).boxed().toList());
    assertThat(listed(t -> t.events().after(0, 1000)))
        .extracting(Event::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 160).boxed().toList());
  }
}
