package io.acvm.domain.vm;

import io.acvm.domain.PageRequest;
import io.acvm.domain.provider.ProviderId;
import java.util.Optional;

/**
 * Which VMs are asked for.
 *
 * @param search text that name, address, description, tag or guest system must contain, whatever
 *     its case
 */
public record VmQuery(
    Optional<ProviderId> provider,
    Optional<PowerState> powerState,
    Optional<String> search,
    Sort sort,
    boolean descending,
    PageRequest page) {
  /** Fields to sort by; ties are broken by id. */
  public enum Sort {
    NAME,
    PROVIDER,
    POWER_STATE,
    CPUS,
    MEMORY_MIB,
    CREATED_AT
  }
}
