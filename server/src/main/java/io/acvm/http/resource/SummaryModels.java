package io.acvm.http.resource;

import io.acvm.api.model.Capacity;
import io.acvm.api.model.CapacityAmount;
import io.acvm.api.model.OperationCount;
import io.acvm.api.model.OperationState;
import io.acvm.api.model.PowerState;
import io.acvm.api.model.Summary;
import io.acvm.api.model.VmCount;
import io.acvm.domain.provider.CapacityUse;
import java.time.Instant;
import java.util.List;

/** The numbers as the contract shows them. */
final class SummaryModels {
  private SummaryModels() {}

  static Summary summary(
      List<io.acvm.domain.vm.VmCount> vms,
      List<CapacityUse> capacity,
      List<io.acvm.domain.operation.OperationCount> operations,
      Instant since) {
    return new Summary(
        vms.stream().map(SummaryModels::vms).toList(),
        capacity.stream().map(SummaryModels::capacity).toList(),
        operations.stream().map(SummaryModels::operations).toList(),
        since);
  }

  private static VmCount vms(io.acvm.domain.vm.VmCount count) {
    return new VmCount(
        count.provider().value(),
        PowerState.valueOf(count.powerState().name()),
        count.count(),
        Math.toIntExact(count.cpus()),
        count.memoryMib(),
        count.diskMib());
  }

  private static Capacity capacity(CapacityUse use) {
    return new Capacity(
        use.provider().value(),
        use.clusterId().orElse(null),
        use.cluster().orElse(null),
        amount(use.cpus()),
        amount(use.memoryMib()),
        amount(use.diskMib()));
  }

  private static CapacityAmount amount(CapacityUse.Amount amount) {
    return new CapacityAmount(
        amount.total().orElse(null),
        amount.free().orElse(null),
        amount.allocated(),
        amount.inUse());
  }

  private static OperationCount operations(io.acvm.domain.operation.OperationCount count) {
    return new OperationCount(
        OperationState.valueOf(count.state().name()), count.since(), count.count());
  }
}
