package io.acvm.domain.vm;

/** What can be asked of a VM's power. */
public enum PowerAction {
  START,
  /** Asks the guest to shut down. */
  SHUT_DOWN,
  /** Cuts the power. */
  POWER_OFF,
  /** Asks the guest to restart. */
  REBOOT,
  /** Resets the machine. */
  RESET,
  /** Stands still with its memory; a restart of the host ends it. */
  PAUSE,
  /** Writes memory to disk and stops. */
  SUSPEND,
  /** Continues a suspended or paused VM. */
  RESUME
}
