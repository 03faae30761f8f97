package io.acvm.config;

import java.time.Duration;
import java.util.Optional;

/**
 * The simulated hypervisors of the mock profile.
 *
 * @param prismPort of the simulated Prism Central on the loopback address; 0 for any free one
 * @param vms how many VMs a new simulated Prism Central has
 * @param vmware whether there is a simulated VMware Workstation too
 * @param taskDuration how long each task of theirs takes; as on a small idle cluster, and a usual
 *     desk, when empty
 */
public record MockConfig(int prismPort, int vms, boolean vmware, Optional<Duration> taskDuration) {}
