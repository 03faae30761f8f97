package io.acvm.core.vm;

import io.acvm.core.operation.Workflow;
import java.util.List;

/** All that is done with the files of VMs. */
record FileWorkflows(
    Workflow<OrganizeVm.Organizing> organize,
    Workflow<OrganizeVm.Organizing> undoOrganization,
    Workflow<BackUpVm.BackingUp> createBackup,
    Workflow<BackUpVm.Chosen> verifyBackup,
    Workflow<BackUpVm.Chosen> deleteBackup,
    Workflow<BackUpVm.Chosen> applyRetention,
    Workflow<RestoreVm.Restoring> restoreBackup,
    Workflow<CleanUp.Cleaning> cleanUp,
    Workflow<CleanUp.Cleaning> putBack,
    Workflow<CleanUp.Cleaning> emptyTrash) {
  static FileWorkflows of(VmAccess access) {
    OrganizeVm organize = new OrganizeVm(access);
    BackUpVm backUp = new BackUpVm(access);
    CleanUp cleanUp = new CleanUp(access);
    return new FileWorkflows(
        organize.organize(),
        organize.undo(),
        backUp.create(),
        backUp.verify(),
        backUp.delete(),
        backUp.retain(),
        new RestoreVm(access).workflow(),
        cleanUp.cleanUp(),
        cleanUp.putBack(),
        cleanUp.empty());
  }

  List<Workflow<?>> all() {
    return List.of(
        organize,
        undoOrganization,
        createBackup,
        verifyBackup,
        deleteBackup,
        applyRetention,
        restoreBackup,
        cleanUp,
        putBack,
        emptyTrash);
  }
}
