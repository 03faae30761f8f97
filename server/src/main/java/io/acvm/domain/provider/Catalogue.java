package io.acvm.domain.provider;

import java.util.List;

/**
 * What a provider offers for new VMs.
 *
 * @param capacities one a cluster, or one of the whole provider; none where it cannot tell
 */
public record Catalogue(
    List<Template> templates,
    List<Cluster> clusters,
    List<Network> networks,
    List<Capacity> capacities) {
  public static final Catalogue EMPTY = new Catalogue(List.of(), List.of(), List.of(), List.of());

  public Catalogue {
    templates = List.copyOf(templates);
    clusters = List.copyOf(clusters);
    networks = List.copyOf(networks);
    capacities = List.copyOf(capacities);
  }
}
