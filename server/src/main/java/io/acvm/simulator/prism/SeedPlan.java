package io.acvm.simulator.prism;

/**
 * The inventory a new simulator starts with; ids follow from {@code seed} alone.
 *
 * @param clusters at least 1
 * @param vms spread over the clusters in turn
 */
public record SeedPlan(int clusters, int vms, long seed) {
  /** Two clusters, three networks and eight VMs. */
  public static final SeedPlan PRESET = new SeedPlan(2, 8, 1);

  public SeedPlan {
    if (clusters < 1 || clusters > 100 || vms < 0 || vms > 100_000) {
      throw new IllegalArgumentException("clusters must be 1 to 100 and vms 0 to 100000");
    }
  }
}
