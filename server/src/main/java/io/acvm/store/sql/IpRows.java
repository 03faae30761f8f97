package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;
import static io.acvm.store.sql.Columns.instant;
import static io.acvm.store.sql.Columns.optionalInstant;
import static io.acvm.store.sql.Columns.optionalText;

import io.acvm.domain.ip.Ip;
import io.acvm.domain.ip.IpChange;
import io.acvm.domain.ip.IpLease;
import io.acvm.domain.ip.IpPoolId;
import io.acvm.domain.ip.IpState;
import io.acvm.domain.operation.OperationId;
import io.acvm.domain.vm.VmId;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.stream.Stream;

/** Addresses and their history as rows. */
final class IpRows {
  private IpRows() {}

  /** All but the scope; the id last. */
  static Stream<Object> values(IpLease lease) {
    return Stream.of(
        lease.pool().value(),
        lease.address().key(),
        lease.address().text(),
        lease.state(),
        lease.owner(),
        lease.vm().map(VmId::value),
        lease.operation().map(OperationId::value),
        lease.by(),
        lease.note(),
        lease.since(),
        lease.until(),
        lease.id());
  }

  static IpLease lease(Row row) {
    return new IpLease(
        row.getString("id"),
        new IpPoolId(row.getString("pool_id")),
        ip(row),
        constant(IpState.class, row, "state"),
        optionalText(row, "owner"),
        optionalText(row, "vm_id").map(VmId::new),
        optionalText(row, "operation_id").map(OperationId::new),
        optionalText(row, "by_user"),
        optionalText(row, "note"),
        instant(row, "since"),
        optionalInstant(row, "until_at"));
  }

  static Ip ip(Row row) {
    return new Ip(row.getString("address"), row.getString("address_key"));
  }

  static Tuple values(IpChange change) {
    return Columns.tuple(
        change.at(),
        change.pool().value(),
        change.address().key(),
        change.address().text(),
        change.before(),
        change.state(),
        change.owner(),
        change.vm().map(VmId::value),
        change.operation().map(OperationId::value),
        change.by(),
        change.note());
  }

  static IpChange change(Row row) {
    return new IpChange(
        row.getLong("id"),
        instant(row, "at"),
        new IpPoolId(row.getString("pool_id")),
        ip(row),
        constant(IpState.class, row, "state_before"),
        constant(IpState.class, row, "state"),
        optionalText(row, "owner"),
        optionalText(row, "vm_id").map(VmId::new),
        optionalText(row, "operation_id").map(OperationId::new),
        optionalText(row, "by_user"),
        optionalText(row, "note"));
  }
}
