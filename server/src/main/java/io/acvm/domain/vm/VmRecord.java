package io.acvm.domain.vm;

import static java.util.Objects.requireNonNull;

import io.acvm.domain.provider.ProviderId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What we keep of a VM, whether or not its hypervisor answers.
 *
 * @param ref empty until the provider has reserved an identity for a VM in creation
 * @param template name of what the VM was made from, where we made it
 * @param observation what was last seen of it; empty before the first time
 */
public record VmRecord(
    VmId id,
    ProviderId provider,
    Optional<ProviderVmRef> ref,
    String name,
    Lifecycle lifecycle,
    Optional<String> description,
    List<String> tags,
    Optional<String> template,
    Optional<String> createdBy,
    Instant createdAt,
    Optional<VmObservation> observation) {
  public VmRecord {
    requireNonNull(id, "id is null");
    requireNonNull(provider, "provider is null");
    requireNonNull(ref, "ref is null");
    requireNonNull(name, "name is null");
    requireNonNull(lifecycle, "lifecycle is null");
    tags = List.copyOf(tags);
  }
}
