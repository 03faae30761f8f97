package io.acvm.bus;

import io.acvm.domain.simulator.SimulatorDocument;
import io.acvm.domain.simulator.SimulatorLatency;
import io.acvm.domain.simulator.SimulatorStatus;

/**
 * The simulated Prism Central. Outside of the mock profile each fails with {@code
 * SIMULATOR_NOT_PRESENT}.
 */
public final class SimulatorAddresses {
  public static final Address<Nothing, SimulatorStatus> STATUS = new Address<>("simulator.status");

  /** Stops it and starts it again on the same port, with the state that it had. */
  public static final Address<Nothing, SimulatorStatus> RESTART =
      new Address<>("simulator.restart");

  /** Puts its state back to that of a first start. */
  public static final Address<Nothing, SimulatorStatus> RESET = new Address<>("simulator.reset");

  public static final Address<Nothing, SimulatorDocument> FAULTS =
      new Address<>("simulator.faults");

  /** Instead of those in force, all or none; {@code SIMULATOR_FAULTS_INVALID}. */
  public static final Address<SimulatorDocument, SimulatorDocument> SET_FAULTS =
      new Address<>("simulator.faults.set");

  public static final Address<Nothing, SimulatorLatency> LATENCY =
      new Address<>("simulator.latency");

  public static final Address<SimulatorLatency, SimulatorLatency> SET_LATENCY =
      new Address<>("simulator.latency.set");

  /** The newest first, at most as many as asked for. */
  public static final Address<Integer, SimulatorDocument> JOURNAL =
      new Address<>("simulator.journal");

  private SimulatorAddresses() {}
}
