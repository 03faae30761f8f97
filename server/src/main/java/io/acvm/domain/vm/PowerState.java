package io.acvm.domain.vm;

/** What the hypervisor last said. Observed only: nothing is ever "starting" here. */
public enum PowerState {
  RUNNING,
  STOPPED,
  PAUSED,
  SUSPENDED,
  UNKNOWN
}
