package io.acvm.simulator.prism;

/**
 * The inventory a new simulator starts with; ids follow from {@code seed} alone.
 *
 * @param clusters at least 1
 * @param vms spread over the clusters in turn
 * @param isos whether there are ISO images besides the two disk images
 */
public record SeedPlan(int clusters, int vms, long seed, boolean isos) {
  /** Two clusters, three networks, eight VMs, two disk images and two ISOs. */
  public static final SeedPlan PRESET = new SeedPlan(2, 8, 1);

  /** What the first simulator of this product had: eight VMs, 2 clusters, 3 networks, 2 images. */
  public static final SeedPlan ORIGINAL = new SeedPlan(2, 8, 1, false);

  public SeedPlan(int clusters, int vms, long seed) {
    this(clusters, vms, seed, true);
  }

  public SeedPlan {
    if (clusters < 1 || clusters > 100 || vms < 0 || vms > 100_000) {
      throw new IllegalArgumentException("clusters must be 1 to 100 and vms 0 to 100000");
    }
  }
}
