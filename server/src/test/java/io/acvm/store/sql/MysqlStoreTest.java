package io.acvm.store.sql;

import static io.acvm.store.TestStores.await;
import static io.acvm.store.sql.Samples.event;
import static io.acvm.store.sql.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.user.User;
import io.acvm.store.Store;
import io.vertx.core.Future;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class MysqlStoreTest extends StoreContract {
  @Override
  String newDatabase() {
    return MysqlServer.get().newDatabase(vertx);
  }

  @Test
  void several_servers_on_one_database_lose_no_update_and_leave_no_gap() {
    User user = user("counter");
    write(t -> t.users().insert(user, "0"));
    List<Store> servers = List.of(open(), open(), open());
    await(
        Future.all(
            IntStream.range(0, 300)
                .mapToObj(
                    i ->
                        servers
                            .get(i % 3)
                            .write(
                                t ->
                                    TransactionContract.incremented(t, user)
                                        .compose(
                                            done ->
                                                t.events()
                                                    .append(
                                                        List.of(
                                                            event(EventType.VM_CHANGED, "vm"))))))
                .toList()));
    servers.forEach(server -> await(server.close()));
    assertThat(found(t -> t.users().passwordHash(user.id()))).contains("300");
    assertThat(listed(t -> t.events().after(0, 1000)))
        .extracting(Event::id)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 300).boxed().toList());
  }

  @Test
  void servers_that_start_at_once_on_an_empty_database_migrate_it_once() {
    String ours = url;
    url = newDatabase();
    List<Store> servers =
        await(Future.all(IntStream.range(0, 4).mapToObj(i -> SqlStores.open(vertx, url)).toList()))
            .list();
    servers.forEach(server -> await(server.close()));
    url = ours;
  }

  @Test
  void a_migration_that_died_half_way_is_taken_up() {
    await(store.close());
    Engine engine = await(SqlStores.engine(vertx, DatabaseUrl.parse(url)));
    await(
        engine
            .writer()
            .query("DELETE FROM schema_version")
            .execute()
            .compose(done -> engine.writer().query("DROP TABLE vms, idempotency_keys").execute())
            .eventually(engine::close));
    store = open();
    assertThat(listed(t -> t.vms().list())).isEmpty();
    assertThat(
            write(t -> t.events().append(List.of(event(EventType.VM_CHANGED, "vm")))).get(0).id())
        .isEqualTo(1);
  }

  @Test
  void a_server_that_is_not_there_or_refuses_us_is_named_without_the_password() {
    int port = MysqlServer.get().port();
    for (String elsewhere :
        List.of(
            "mysql://root:s3cret@localhost:1/acvm",
            "mysql://root:s3cret@localhost:" + port + "/t1",
            url.substring(0, url.lastIndexOf('/')) + "/missing")) {
      AcvmException failure =
          catchThrowableOfType(AcvmException.class, () -> await(SqlStores.open(vertx, elsewhere)));
      assertThat(failure.code()).as(elsewhere).isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
      StringWriter trace = new StringWriter();
      failure.printStackTrace(new PrintWriter(trace));
      assertThat(trace.toString()).contains("localhost").doesNotContain("s3cret", "r%40ot");
    }
  }

  @Test
  void writers_that_wait_too_long_for_their_turn_are_told_that_we_are_busy() {
    Engine other = await(SqlStores.engine(vertx, DatabaseUrl.parse(url)));
    await(
        other
            .writer()
            .withTransaction(
                connection ->
                    other
                        .beginWrite(connection)
                        .compose(turn -> store.write(t -> t.users().insert(user("a"), "h")))
                        .transform(
                            done -> {
                              assertThat(AcvmException.from(done.cause()).code())
                                  .isEqualTo(ErrorCode.SERVER_BUSY);
                              return Future.succeededFuture();
                            })));
    await(other.close());
    write(t -> t.users().insert(user("a"), "h"));
  }

  @Test
  void connections_that_the_server_dropped_are_replaced() {
    User user = user("alice");
    write(t -> t.users().insert(user, "h"));
    assertThat(found(t -> t.users().find(user.id()))).contains(user);
    MysqlServer.get().killConnections(vertx, url.substring(url.lastIndexOf('/') + 1));
    // The news of it may arrive after the next statement was sent.
    await(store.write(t -> t.users().updatePasswordHash(user.id(), "x")).otherwiseEmpty());
    await(store.ping().otherwiseEmpty());
    write(t -> t.users().updatePasswordHash(user.id(), "new"));
    assertThat(found(t -> t.users().passwordHash(user.id()))).contains("new");
  }

  @Test
  void the_connection_is_encrypted_where_asked_and_unknown_authorities_are_refused_where_checked() {
    assertThat(cipher(url)).isEmpty();
    assertThat(cipher(url + "?sslMode=required")).isNotEmpty();
    assertThat(codeOf(() -> await(SqlStores.open(vertx, url + "?sslMode=verify_identity"))))
        .isEqualTo(ErrorCode.DATABASE_UNAVAILABLE);
  }

  private String cipher(String url) {
    Engine engine = await(SqlStores.engine(vertx, DatabaseUrl.parse(url)));
    return await(
        engine
            .reader()
            .query("SHOW SESSION STATUS LIKE 'Ssl_cipher'")
            .execute()
            .map(rows -> rows.iterator().next().getString(1))
            .eventually(engine::close));
  }
}
