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
import io.acvm.domain.operation.Operation;
import io.acvm.domain.user.User;
import io.acvm.store.OperationTable.Unfinished;
import io.acvm.store.Store;
import io.vertx.core.Vertx;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** What every engine must do the same way. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class StoreContract
    implements AccountTablesContract,
        TokenTablesContract,
        VmTableContract,
        OperationTableContract,
        EventTableContract,
        IpTableContract,
        TransactionContract {
  Vertx vertx;
  String url;
  Store store;

  /** The URL of an empty database that no test has used. */
  abstract String newDatabase();

  @Override
  public Store store() {
    return store;
  }

  @BeforeAll
  void startVertx() {
    vertx = Vertx.vertx();
  }

  @AfterAll
  void closeVertx() {
    await(vertx.close());
  }

  @BeforeEach
  void openStore() {
    url = newDatabase();
    store = open();
  }

  @AfterEach
  void closeStore() {
    await(store.close());
  }

  Store open() {
    return await(SqlStores.open(vertx, url));
  }

  @Test
  void what_was_written_is_there_after_opening_again() {
    User user = user("alice");
    Operation operation = operation("vm", NOW);
    write(t -> t.users().insert(user, "h"));
    write(t -> t.operations().insert(operation, "c"));
    write(t -> t.events().append(List.of(event(EventType.VM_CHANGED, "vm"))));
    await(store.close());
    store = open();
    assertThat(listed(t -> t.users().list())).containsExactly(user);
    assertThat(listed(t -> t.operations().listUnfinished()))
        .containsExactly(new Unfinished(operation, "c"));
    assertThat(appended(t -> t.events().append(List.of(event(EventType.VM_CHANGED, "vm")))))
        .extracting(Event::id)
        .containsExactly(2L);
  }

  @Test
  void a_store_answers_until_it_is_closed() {
    await(store.ping());
    await(store.close());
    assertThatThrownBy(() -> await(store.ping())).isInstanceOf(AcvmException.class);
    store = open();
  }

  @Test
  void a_schema_that_a_newer_program_made_is_refused() {
    schemaChange("INSERT INTO schema_version (version, checksum, applied_at) VALUES (99, 'x', 0)");
    assertThat(codeOf(this::open)).isEqualTo(ErrorCode.DATABASE_SCHEMA_NEWER);
    schemaChange("DELETE FROM schema_version WHERE version = 99");
    store = open();
  }

  @Test
  void a_schema_that_other_statements_made_is_refused() {
    schemaChange("UPDATE schema_version SET checksum = CONCAT('x', SUBSTR(checksum, 2))");
    assertThat(codeOf(this::open)).isEqualTo(ErrorCode.DATABASE_SCHEMA_CHANGED);
    url = newDatabase();
    store = open();
  }

  private void schemaChange(String sql) {
    await(store.close());
    Engine engine = await(SqlStores.engine(vertx, DatabaseUrl.parse(url)));
    await(engine.writer().query(sql).execute().eventually(engine::close));
  }
}
