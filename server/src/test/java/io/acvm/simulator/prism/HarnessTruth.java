package io.acvm.simulator.prism;

import io.acvm.simulator.prism.Inventory.SimulatedVm;
import java.util.List;
import java.util.Map;

/** Questions to the truth behind the API. */
final class HarnessTruth {
  private HarnessTruth() {}

  static List<String> addressesOf(SimulatorHarness prism, String vm) {
    return inventory(prism).addresses().entrySet().stream()
        .filter(entry -> entry.getValue().equals(vm))
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  static SimulatedVm vm(SimulatorHarness prism, String uuid) {
    return inventory(prism).vms().stream()
        .filter(vm -> vm.uuid().equals(uuid))
        .findFirst()
        .orElseThrow();
  }

  static Inventory inventory(SimulatorHarness prism) {
    return SimulatorHarness.await(prism.simulator.inventory());
  }
}
