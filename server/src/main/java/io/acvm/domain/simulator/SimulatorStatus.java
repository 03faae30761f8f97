package io.acvm.domain.simulator;

import java.util.Map;

/**
 * The simulated Prism Central of the mock profile.
 *
 * @param running whether it answers; while it starts again it does not
 * @param url where its clients reach it
 * @param version the version of Prism Central that it says it is
 * @param entities how many of each kind there are, by the names of the v3 API
 */
public record SimulatorStatus(
    boolean running, String url, String version, Map<String, Integer> entities) {
  public SimulatorStatus {
    entities = Map.copyOf(entities);
  }
}
