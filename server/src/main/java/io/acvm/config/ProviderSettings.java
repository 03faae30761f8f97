package io.acvm.config;

import io.acvm.provider.nutanix.NutanixSettings;
import io.acvm.provider.vmware.VmwareSettings;

/** How to reach a hypervisor, by its kind. */
public sealed interface ProviderSettings {
  /** A Prism Central. */
  record Nutanix(NutanixSettings settings) implements ProviderSettings {}

  /** The VMware Workstation of this computer. */
  record Vmware(VmwareSettings settings) implements ProviderSettings {}

  /** Switched off: what is missing or wrong in its settings is then no mistake. */
  record Disabled() implements ProviderSettings {}
}
