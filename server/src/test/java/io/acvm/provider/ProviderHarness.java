package io.acvm.provider;

import io.acvm.domain.provider.Template;
import io.acvm.domain.provider.TemplateId;
import io.acvm.domain.vm.ProviderVmRef;
import java.util.Optional;

/** What the contract suite needs to know of, and do to, the hypervisor behind a provider. */
public interface ProviderHarness {
  /** Size in GiB of the disk in what {@link #seed} makes; at least 2. */
  int sourceGib();

  HypervisorProvider provider();

  /** Puts a template, image or ISO into the hypervisor. */
  TemplateId seed(Template.Type type, String name);

  /** Puts that many VMs into the hypervisor, past the provider. */
  void seedVms(int count);

  /** Id of a network that VMs can be connected to. */
  String network();

  /** An address of that network that nobody has. */
  String freeAddress();

  /** The reference of a template, image or ISO as if it were a VM. */
  default ProviderVmRef asVmRef(TemplateId template) {
    return new ProviderVmRef(template.value());
  }

  /** From now on the guest of this VM ignores the wish to shut down. */
  void ignoreGuestShutdown(ProviderVmRef ref);

  /** From now on nobody answers. */
  void makeUnreachable();

  /** From now on the account is refused. */
  void refuseCredentials();

  /** From now on answers make no sense; empty if this hypervisor cannot do that. */
  Optional<Runnable> garbage();

  /** The next long work never ends; the provider's deadline is short. */
  void neverEndNextWork();

  /** The next long work, of whatever kind, is begun and then fails. */
  void failNextWork();
}
