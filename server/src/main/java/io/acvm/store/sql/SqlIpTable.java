package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;

import com.fasterxml.jackson.core.type.TypeReference;
import io.acvm.domain.Page;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.error.Failure;
import io.acvm.domain.error.FieldFailure;
import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpHistoryQuery;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpLeaseQuery;
import io.acvm.domain.ip.IpPool;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpRange;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.vm.VmId;
import io.acvm.store.IpTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

final class SqlIpTable implements IpTable {
  private static final Paging<IpLease> LEASES =
      new Paging<>(
          "ip_addresses",
          "address_key",
          IpRows::lease,
          (where, last) -> where.and("address_key > ?", last.id()),
          lease -> new Cursor(0, lease.address().key()));

  private static final Paging<IpChange> HISTORY =
      new Paging<>(
          "ip_history h",
          "id DESC",
          IpRows::change,
          (where, last) -> where.and("id < ?", last.place()),
          change -> new Cursor(change.id(), ""));

  private static final TypeReference<IpPool> POOL = new TypeReference<>() {};

  /** Addresses that are asked for by name in one statement. */
  private static final int NAMED = 500;

  private final Sql sql;
  private final Engine engine;

  SqlIpTable(Sql sql, Engine engine) {
    this.sql = sql;
    this.engine = engine;
  }

  @Override
  public Future<Void> lockScope(String scope) {
    return sql.run(engine.insertIgnore() + " INTO ip_scopes (name) VALUES (?)", scope)
        .compose(
            there ->
                sql.list(
                    "SELECT name FROM ip_scopes WHERE name = ?" + engine.lockClause(),
                    row -> row.getString(0),
                    scope))
        .mapEmpty();
  }

  @Override
  public Future<Optional<Locked>> lock(IpPoolId pool) {
    return sql.find(
        "SELECT * FROM ip_pools WHERE id = ?" + engine.lockClause(),
        row -> new Locked(pool(row), Columns.optionalText(row, "search_from")),
        pool.value());
  }

  @Override
  public Future<Void> searchFrom(IpPoolId pool, Optional<String> key) {
    return sql.run("UPDATE ip_pools SET search_from = ? WHERE id = ?", key, pool.value())
        .mapEmpty();
  }

  @Override
  public Future<Void> insert(IpPool pool) {
    return named(
        pool,
        sql.run(
            """
            INSERT INTO ip_pools (name, name_lower, scope, definition, created_at, id)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            values(pool)));
  }

  @Override
  public Future<Void> update(IpPool pool) {
    return named(
        pool,
        sql.run(
            """
            UPDATE ip_pools SET name = ?, name_lower = ?, scope = ?, definition = ?, created_at = ?,
              search_from = NULL WHERE id = ?
            """,
            values(pool)));
  }

  private Future<Void> named(IpPool pool, Future<Integer> statement) {
    return sql.unique(
            statement,
            () ->
                new AcvmException(
                    new Failure(
                        ErrorCode.POOL_NAME_TAKEN,
                        Map.of("name", pool.spec().name()),
                        List.of(new FieldFailure("/name", "taken", "The name is taken."))),
                    null))
        .mapEmpty();
  }

  @Override
  public Future<Void> delete(IpPoolId pool) {
    return sql.run("DELETE FROM ip_addresses WHERE pool_id = ?", pool.value())
        .compose(done -> sql.run("DELETE FROM ip_released WHERE pool_id = ?", pool.value()))
        .compose(done -> sql.run("DELETE FROM ip_pools WHERE id = ?", pool.value()))
        .mapEmpty();
  }

  @Override
  public Future<Optional<IpPool>> find(IpPoolId pool) {
    return sql.find("SELECT * FROM ip_pools WHERE id = ?", SqlIpTable::pool, pool.value());
  }

  @Override
  public Future<List<IpPool>> list() {
    return sql.list("SELECT * FROM ip_pools ORDER BY name_lower", SqlIpTable::pool);
  }

  @Override
  public Future<Map<IpState, Long>> count(IpPoolId pool) {
    return sql.list(
            "SELECT state, COUNT(*) AS number FROM ip_addresses WHERE pool_id = ? GROUP BY state",
            row -> Map.entry(constant(IpState.class, row, "state"), row.getLong("number")),
            pool.value())
        .map(
            rows -> {
              Map<IpState, Long> counts = new EnumMap<>(IpState.class);
              rows.forEach(row -> counts.put(row.getKey(), row.getValue()));
              return counts;
            });
  }

  @Override
  public Future<Map<IpPoolId, Map<IpState, Long>>> countAll() {
    record Count(IpPoolId pool, IpState state, long number) {}
    return sql.list(
            "SELECT pool_id, state, COUNT(*) AS number FROM ip_addresses GROUP BY pool_id, state",
            row ->
                new Count(
                    new IpPoolId(row.getString("pool_id")),
                    constant(IpState.class, row, "state"),
                    row.getLong("number")))
        .map(
            rows -> {
              Map<IpPoolId, Map<IpState, Long>> counts = new HashMap<>();
              rows.forEach(
                  row ->
                      counts
                          .computeIfAbsent(row.pool(), id -> new EnumMap<>(IpState.class))
                          .put(row.state(), row.number()));
              return counts;
            });
  }

  @Override
  public Future<Void> take(String scope, List<IpLease> leases) {
    return sql.unique(
        sql.runAll(
            """
            INSERT INTO ip_addresses (pool_id, address_key, address, state, owner, vm_id,
              operation_id, by_user, note, since, until_at, id, scope)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            leases,
            lease ->
                Columns.tuple(Stream.concat(IpRows.values(lease), Stream.of(scope)).toArray())),
        () ->
            leases.size() == 1
                ? AcvmException.of(
                    ErrorCode.ADDRESS_TAKEN, "address", leases.get(0).address().text())
                : AcvmException.of(ErrorCode.ADDRESS_TAKEN));
  }

  @Override
  public Future<Void> change(List<IpLease> leases) {
    return sql.runAll(
        """
        UPDATE ip_addresses SET pool_id = ?, address_key = ?, address = ?, state = ?, owner = ?,
          vm_id = ?, operation_id = ?, by_user = ?, note = ?, since = ?, until_at = ? WHERE id = ?
        """,
        leases,
        lease -> Columns.tuple(IpRows.values(lease).toArray()));
  }

  @Override
  public Future<Void> free(List<IpLease> leases, Instant at) {
    return sql.runAll(
            "DELETE FROM ip_addresses WHERE id = ?", leases, lease -> Columns.tuple(lease.id()))
        .compose(
            gone ->
                sql.runAll(
                    "REPLACE INTO ip_released (pool_id, address_key, address, released_at)"
                        + " VALUES (?, ?, ?, ?)",
                    leases,
                    lease ->
                        Columns.tuple(
                            lease.pool().value(),
                            lease.address().key(),
                            lease.address().text(),
                            at)));
  }

  @Override
  public Future<List<IpLease>> taken(IpPoolId pool, IpRange within, int limit) {
    return sql.list(
        """
        SELECT * FROM ip_addresses WHERE pool_id = ? AND address_key BETWEEN ? AND ?
        ORDER BY address_key LIMIT ?
        """,
        IpRows::lease,
        pool.value(),
        within.first().key(),
        within.last().key(),
        limit);
  }

  @Override
  public Future<List<String>> keys(IpPoolId pool, IpRange within, boolean orUsed, int limit) {
    String from = " WHERE pool_id = ? AND address_key BETWEEN ? AND ?";
    Object[] values = {pool.value(), within.first().key(), within.last().key()};
    String order = " ORDER BY address_key LIMIT ?";
    return orUsed
        ? sql.list(
            "SELECT address_key FROM ip_addresses"
                + from
                + " UNION SELECT address_key FROM ip_released"
                + from
                + order,
            row -> row.getString(0),
            Stream.of(values, values, new Object[] {limit}).flatMap(Stream::of).toArray())
        : sql.list(
            "SELECT address_key FROM ip_addresses" + from + order,
            row -> row.getString(0),
            Stream.of(values, new Object[] {limit}).flatMap(Stream::of).toArray());
  }

  @Override
  public Future<List<Ip>> released(IpPoolId pool, int limit) {
    return sql.list(
        """
        SELECT address, address_key FROM ip_released r WHERE pool_id = ? AND NOT EXISTS
          (SELECT 1 FROM ip_addresses a
            WHERE a.pool_id = r.pool_id AND a.address_key = r.address_key)
        ORDER BY released_at, address_key LIMIT ?
        """,
        IpRows::ip,
        pool.value(),
        limit);
  }

  @Override
  public Future<List<IpLease>> named(IpPoolId pool, List<Ip> addresses) {
    if (addresses.size() > NAMED) {
      return named(pool, addresses.subList(0, NAMED))
          .compose(
              first ->
                  named(pool, addresses.subList(NAMED, addresses.size()))
                      .map(rest -> Stream.concat(first.stream(), rest.stream()).toList()));
    }
    String marks = String.join(", ", Collections.nCopies(addresses.size(), "?"));
    return addresses.isEmpty()
        ? Future.succeededFuture(List.of())
        : sql.list(
            "SELECT * FROM ip_addresses WHERE pool_id = ? AND address_key IN (" + marks + ")",
            IpRows::lease,
            Stream.concat(Stream.of(pool.value()), addresses.stream().map(Ip::key)).toArray());
  }

  @Override
  public Future<Optional<IpLease>> lease(IpPoolId pool, String id) {
    return sql.find(
        "SELECT * FROM ip_addresses WHERE id = ? AND pool_id = ?", IpRows::lease, id, pool.value());
  }

  @Override
  public Future<Page<IpLease>> leases(IpLeaseQuery query) {
    Where where =
        new Where()
            .and("pool_id = ?", query.pool().value())
            .equal("state", query.state())
            .equal("vm_id", query.vm().map(VmId::value));
    return LEASES.read(sql, where, query.page());
  }

  @Override
  public Future<List<IpLease>> ofVm(VmId vm) {
    return sql.list(
        "SELECT * FROM ip_addresses WHERE vm_id = ? ORDER BY address_key",
        IpRows::lease,
        vm.value());
  }

  @Override
  public Future<List<IpLease>> due(IpPoolId pool, Instant now, int limit) {
    return sql.list(
        "SELECT * FROM ip_addresses WHERE pool_id = ? AND until_at <= ? ORDER BY until_at LIMIT ?",
        IpRows::lease,
        pool.value(),
        now,
        limit);
  }

  @Override
  public Future<List<IpPoolId>> poolsDue(Instant now) {
    return sql.list(
        "SELECT DISTINCT pool_id FROM ip_addresses WHERE until_at <= ?",
        row -> new IpPoolId(row.getString(0)),
        now);
  }

  @Override
  public Future<Void> remember(List<IpChange> changes) {
    return sql.runAll(
        """
        INSERT INTO ip_history (at, pool_id, address_key, address, state_before, state, owner,
          vm_id, operation_id, by_user, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        changes,
        IpRows::values);
  }

  @Override
  public Future<Page<IpChange>> history(IpHistoryQuery query, Optional<Ip> address) {
    Where where =
        new Where()
            .and("pool_id = ?", query.pool().value())
            .equal("address_key", address.map(Ip::key))
            .equal("vm_id", query.vm().map(VmId::value));
    query
        .at()
        .ifPresent(
            at ->
                where.and(
                    """
                    at <= ? AND id = (SELECT MAX(l.id) FROM ip_history l
                      WHERE l.pool_id = h.pool_id AND l.address_key = h.address_key AND l.at <= ?)
                    """,
                    at,
                    at));
    return HISTORY.read(sql, where, query.page());
  }

  private static Object[] values(IpPool pool) {
    return new Object[] {
      pool.spec().name(),
      pool.spec().name().toLowerCase(Locale.ROOT),
      pool.spec().scope(),
      Json.write(pool),
      pool.createdAt(),
      pool.id().value()
    };
  }

  private static IpPool pool(Row row) {
    return Json.read(row.getString("definition"), POOL);
  }
}
