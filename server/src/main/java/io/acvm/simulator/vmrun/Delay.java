package io.acvm.simulator.vmrun;

import java.util.Locale;

/** What takes time, and how long unless told otherwise. */
public enum Delay {
  /** {@code start} returns when the VM begins to boot. */
  START(300),
  /** From power-on until VMware Tools answer. */
  TOOLS(4_000),
  /** From Tools until the guest knows its address. */
  ADDRESS(1_500),
  /** A guest's way from being asked to shut down until it is off. */
  SHUTDOWN(2_500),
  /** {@code stop hard}. */
  STOP(200),
  RESET(200),
  SUSPEND(800),
  PAUSE(50),
  SNAPSHOT(300),
  REVERT(400),
  DELETE_SNAPSHOT(500),
  /** A clone that copies the disks. */
  FULL_CLONE(1_500),
  LINKED_CLONE(400),
  DELETE_VM(200),
  /** Any command in the guest. */
  GUEST(100),
  /** Every call, on top of the others. */
  CALL(0);

  final long defaultMillis;

  Delay(long defaultMillis) {
    this.defaultMillis = defaultMillis;
  }

  /** The key in {@code simulator.properties}, such as {@code delay.full_clone.millis}. */
  public String key() {
    return "delay.".concat(name().toLowerCase(Locale.ROOT)).concat(".millis");
  }
}
