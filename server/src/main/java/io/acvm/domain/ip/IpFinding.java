package io.acvm.domain.ip;

import io.acvm.domain.vm.VmId;
import java.util.List;
import java.util.Optional;

/**
 * Where a lease and the inventory disagree.
 *
 * @param vm that uses the address, or that has the lease
 */
public record IpFinding(
    Kind kind,
    Ip address,
    Optional<String> leaseId,
    Optional<String> owner,
    Optional<VmId> vm,
    Optional<String> vmName,
    List<Fix> fixes) {
  /** In which way they disagree. */
  public enum Kind {
    /** The VM that has the lease does not exist. */
    VM_GONE,
    /** A VM uses an address that nobody has a lease of. */
    UNTRACKED,
    /** A VM uses the lease of another. */
    WRONG_VM,
    /** The VM runs with other addresses than its lease. */
    NOT_IN_USE
  }

  /** How it can be put right. */
  public enum Fix {
    RELEASE,
    LEASE_TO_VM,
    QUARANTINE
  }

  public IpFinding {
    fixes = List.copyOf(fixes);
  }

  /** The same for the same disagreement, whenever it is looked for. */
  public String id() {
    return kind + "-" + address.text();
  }
}
