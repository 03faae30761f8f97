package io.acvm.domain.vm;

import io.acvm.domain.operation.OperationSummary;
import java.util.List;
import java.util.Optional;

/**
 * A VM as people see it: what we keep, what was last seen, and what is being done to it; three
 * axes, never merged.
 */
public record VirtualMachine(VmRecord record, Optional<OperationSummary> operation) {
  public VmId id() {
    return record.id();
  }

  /** As last seen in the guest. */
  public List<String> ipAddresses() {
    return record.observation().map(VmObservation::ipAddresses).orElse(List.of());
  }

  public PowerState powerState() {
    return record.observation().map(VmObservation::powerState).orElse(PowerState.UNKNOWN);
  }
}
