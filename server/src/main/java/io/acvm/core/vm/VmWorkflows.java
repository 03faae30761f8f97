package io.acvm.core.vm;

import io.acvm.core.inventory.ProviderRegistry;
import io.acvm.core.inventory.VmRecords;
import io.acvm.core.ip.VmLeases;
import io.acvm.core.operation.Workflow;
import io.acvm.core.vm.ChangePower.Powering;
import io.acvm.core.vm.CreateSnapshot.Snapping;
import io.acvm.core.vm.DeleteVm.Deleting;
import io.acvm.core.vm.MakeVm.Making;
import io.acvm.core.vm.UpdateVm.Updating;
import io.acvm.core.vm.UseSnapshot.Using;
import io.acvm.domain.operation.OperationKind;
import java.util.ArrayList;
import java.util.List;

/** All that is done with VMs. */
public final class VmWorkflows {
  private final VmAccess access;
  private final Workflow<Making> create;
  private final Workflow<Making> cloneVm;
  private final Workflow<Updating> update;
  private final Workflow<Deleting> delete;
  private final List<Workflow<Powering>> power;
  private final Workflow<Snapping> createSnapshot;
  private final Workflow<Using> restoreSnapshot;
  private final Workflow<Using> deleteSnapshot;
  private final FileWorkflows files;

  public VmWorkflows(ProviderRegistry providers, VmRecords records, VmLeases leases) {
    access = new VmAccess(providers, records, leases);
    create = new MakeVm(access).create();
    cloneVm = new MakeVm(access).cloneVm();
    update = new UpdateVm(access).workflow();
    delete = new DeleteVm(access).workflow();
    power = new ChangePower(access).workflows();
    createSnapshot = new CreateSnapshot(access).workflow();
    restoreSnapshot = new UseSnapshot(access).restore();
    deleteSnapshot = new UseSnapshot(access).delete();
    files = FileWorkflows.of(access);
  }

  public List<Workflow<?>> all() {
    List<Workflow<?>> all = new ArrayList<>(power);
    all.addAll(
        List.of(create, cloneVm, update, delete, createSnapshot, restoreSnapshot, deleteSnapshot));
    all.addAll(files.all());
    return all;
  }

  FileWorkflows files() {
    return files;
  }

  VmAccess access() {
    return access;
  }

  Workflow<Making> create() {
    return create;
  }

  Workflow<Making> cloneVm() {
    return cloneVm;
  }

  Workflow<Updating> update() {
    return update;
  }

  Workflow<Deleting> delete() {
    return delete;
  }

  Workflow<Powering> power(OperationKind kind) {
    return power.stream().filter(workflow -> workflow.kind() == kind).findFirst().orElseThrow();
  }

  Workflow<Snapping> createSnapshot() {
    return createSnapshot;
  }

  Workflow<Using> restoreSnapshot() {
    return restoreSnapshot;
  }

  Workflow<Using> deleteSnapshot() {
    return deleteSnapshot;
  }
}
