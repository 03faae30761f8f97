package io.acvm.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The simulated hypervisors of the mock profile.
 *
 * @param prismPort of the simulated Prism Central on the loopback address; 0 for any free one
 * @param vms how many VMs a new simulated Prism Central has
 * @param taskDuration how long each of its tasks takes; as on a small idle cluster when empty
 */
public record MockConfig(int prismPort, int vms, Optional<Duration> taskDuration) {}
