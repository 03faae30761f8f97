package io.acvm.config;

/**
 * The simulated hypervisors of the mock profile.
 *
 * @param prismPort of the simulated Prism Central on the loopback address; 0 for any free one
 */
public record MockConfig(int prismPort) {}
