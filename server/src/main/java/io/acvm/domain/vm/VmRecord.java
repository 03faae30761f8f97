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

  public VmRecord withRef(ProviderVmRef value) {
    return with(Optional.of(value), name, lifecycle, description, tags, observation);
  }

  public VmRecord withLifecycle(Lifecycle value) {
    return with(ref, name, value, description, tags, observation);
  }

  public VmRecord withDescription(Optional<String> value) {
    return with(ref, name, lifecycle, value, tags, observation);
  }

  public VmRecord withTags(List<String> value) {
    return with(ref, name, lifecycle, description, value, observation);
  }

  /**
   * With what was seen of the VM, unless something newer is known. The hypervisor knows best what
   * the VM is called.
   */
  public VmRecord withObservation(VmObservation seen) {
    if (observation.isPresent() && observation.get().observedAt().isAfter(seen.observedAt())) {
      return this;
    }
    Optional<String> newDescription = seen.description().or(() -> description);
    return with(ref, seen.name(), lifecycle, newDescription, tags, Optional.of(seen));
  }

  private VmRecord with(
      Optional<ProviderVmRef> newRef,
      String newName,
      Lifecycle newLifecycle,
      Optional<String> newDescription,
      List<String> newTags,
      Optional<VmObservation> newObservation) {
    return new VmRecord(
        id,
        provider,
        newRef,
        newName,
        newLifecycle,
        newDescription,
        newTags,
        template,
        createdBy,
        createdAt,
        newObservation);
  }
}
