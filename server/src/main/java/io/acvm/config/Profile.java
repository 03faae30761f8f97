package io.acvm.config;

/** Which hypervisors the server works with. */
public enum Profile {
  /** The configured ones. */
  PRODUCTION,
  /** Simulated ones in the same process, for trying out and for tests. */
  MOCK
}
