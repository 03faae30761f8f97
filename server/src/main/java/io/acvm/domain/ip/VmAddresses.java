package io.acvm.domain.ip;

import java.util.List;

/** What addresses a VM was meant to have, and what was last seen in its guest. */
public record VmAddresses(List<IpLease> meant, List<String> actual) {
  public VmAddresses {
    meant = List.copyOf(meant);
    actual = List.copyOf(actual);
  }

  public boolean matches() {
    return meant.stream().allMatch(lease -> actual.contains(lease.address().text()));
  }
}
