package io.acvm.core.vm;

import io.acvm.core.operation.Step;
import io.acvm.core.operation.StepScope;
import io.acvm.core.operation.Workflow;
import io.acvm.domain.operation.OperationKind;
import io.acvm.domain.vm.VmChange;
import io.acvm.domain.vm.VmRecord;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Changes hardware, name, description or tags. */
final class UpdateVm {
  static final VmChange NO_CHANGE =
      new VmChange(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  private final VmAccess access;

  UpdateVm(VmAccess access) {
    this.access = access;
  }

  /**
   * What is to change.
   *
   * @param tags ours alone; hypervisors do not know them
   */
  record Updating(ExistingVm target, VmChange change, Optional<List<String>> tags) {
    boolean changesHypervisor() {
      return !change.equals(NO_CHANGE);
    }
  }

  /** Not undone: a disk that has grown cannot shrink, and the hypervisor changes all or nothing. */
  Workflow<Updating> workflow() {
    return new Workflow<>(
        OperationKind.UPDATE_VM,
        Updating.class,
        List.of(
            Step.repeatable("update", this::update)
                .onlyIf(Updating::changesHypervisor)
                .weighing(4)
                .within(Duration.ofMinutes(30)),
            Step.repeatable("record", this::record)),
        0,
        (updating, ending) -> access.settleExisting(updating.target()));
  }

  private Future<Updating> update(Updating updating, StepScope scope) {
    return access
        .provider(updating.target().provider())
        .updateVm(updating.target().ref(), updating.change(), scope)
        .map(updating);
  }

  private Future<Updating> record(Updating updating, StepScope scope) {
    return access
        .records()
        .change(updating.target().vm(), record -> changed(record, updating))
        .map(updating);
  }

  private static VmRecord changed(VmRecord record, Updating updating) {
    VmRecord tagged = updating.tags().map(record::withTags).orElse(record);
    Optional<String> description = updating.change().description();
    return description.isPresent() ? tagged.withDescription(description) : tagged;
  }
}
