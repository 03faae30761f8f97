package io.acvm.domain.vm;

import io.acvm.domain.PageRequest;
import io.acvm.domain.provider.ProviderId;
import java.util.Optional;

/**
 * Which VMs are asked for.
 *
 * @param filter what they must be like, as in {@code state:running cpus>4 web -tag:lab}
 */
public record VmQuery(
    Optional<ProviderId> provider,
    Optional<String> filter,
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
