package io.acvm.store.sql;

import static io.acvm.store.sql.Columns.constant;
import static io.acvm.store.sql.Columns.instant;
import static io.acvm.store.sql.Columns.optionalText;

import com.fasterxml.jackson.core.type.TypeReference;
import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.vm.Lifecycle;
import io.acvm.domain.vm.ProviderVmRef;
import io.acvm.domain.vm.VmId;
import io.acvm.domain.vm.VmObservation;
import io.acvm.domain.vm.VmRecord;
import io.acvm.store.VmTable;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.Optional;

final class SqlVmTable implements VmTable {
  private static final TypeReference<List<String>> TAGS = new TypeReference<>() {};
  private static final TypeReference<VmObservation> OBSERVATION = new TypeReference<>() {};

  private final Sql sql;

  SqlVmTable(Sql sql) {
    this.sql = sql;
  }

  @Override
  public Future<Void> insertAll(List<VmRecord> vms) {
    return sql.runAll(
        """
        INSERT INTO vms (provider, ref, name, lifecycle, description, tags, template, created_by,
          created_at, observation, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        vms,
        SqlVmTable::values);
  }

  @Override
  public Future<Void> updateAll(List<VmRecord> vms) {
    return sql.runAll(
        """
        UPDATE vms SET provider = ?, ref = ?, name = ?, lifecycle = ?, description = ?, tags = ?,
          template = ?, created_by = ?, created_at = ?, observation = ? WHERE id = ?
        """,
        vms,
        SqlVmTable::values);
  }

  @Override
  public Future<Void> deleteAll(List<VmId> ids) {
    return sql.runAll("DELETE FROM vms WHERE id = ?", ids, id -> Columns.tuple(id.value()));
  }

  @Override
  public Future<Optional<VmRecord>> find(VmId id) {
    return sql.find("SELECT * FROM vms WHERE id = ?", SqlVmTable::vm, id.value());
  }

  @Override
  public Future<Optional<VmRecord>> findByRef(ProviderId provider, ProviderVmRef ref) {
    return sql.find(
        "SELECT * FROM vms WHERE provider = ? AND ref = ?",
        SqlVmTable::vm,
        provider.value(),
        ref.value());
  }

  @Override
  public Future<List<VmRecord>> list() {
    return sql.list("SELECT * FROM vms", SqlVmTable::vm);
  }

  private static Tuple values(VmRecord vm) {
    return Columns.tuple(
        vm.provider().value(),
        vm.ref().map(ProviderVmRef::value),
        vm.name(),
        vm.lifecycle(),
        vm.description(),
        Json.write(vm.tags()),
        vm.template(),
        vm.createdBy(),
        vm.createdAt(),
        vm.observation().map(Json::write),
        vm.id().value());
  }

  private static VmRecord vm(Row row) {
    return new VmRecord(
        new VmId(row.getString("id")),
        new ProviderId(row.getString("provider")),
        optionalText(row, "ref").map(ProviderVmRef::new),
        row.getString("name"),
        constant(Lifecycle.class, row, "lifecycle"),
        optionalText(row, "description"),
        Json.read(row.getString("tags"), TAGS),
        optionalText(row, "template"),
        optionalText(row, "created_by"),
        instant(row, "created_at"),
        optionalText(row, "observation").map(json -> Json.read(json, OBSERVATION)));
  }
}
