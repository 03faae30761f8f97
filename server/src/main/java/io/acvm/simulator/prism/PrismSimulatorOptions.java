package io.acvm.simulator.prism;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator starts.
 *
 * @param port 0 takes any free one
 * @param tls https with a certificate generated once and kept with the state; otherwise plain http
 * @param stateFile SQLite file that outlives the process; empty keeps everything in memory
 * @param seedPlan used only when the state is new
 */
public record PrismSimulatorOptions(
    String host,
    int port,
    boolean tls,
    Optional<Path> stateFile,
    String username,
    String password,
    SeedPlan seedPlan,
    TaskTiming timing) {

  /** In memory, plain http on a free port of the loopback interface, with the preset inventory. */
  public static PrismSimulatorOptions inMemory(String username, String password) {
    return new PrismSimulatorOptions(
        "127.0.0.1",
        0,
        false,
        Optional.empty(),
        username,
        password,
        SeedPlan.PRESET,
        TaskTiming.REALISTIC);
  }

  public PrismSimulatorOptions withPort(int newPort) {
    return new PrismSimulatorOptions(
        host, newPort, tls, stateFile, username, password, seedPlan, timing);
  }

  public PrismSimulatorOptions withTls(boolean newTls) {
    return new PrismSimulatorOptions(
        host, port, newTls, stateFile, username, password, seedPlan, timing);
  }

  public PrismSimulatorOptions withStateFile(Path file) {
    return new PrismSimulatorOptions(
        host, port, tls, Optional.of(file), username, password, seedPlan, timing);
  }

  public PrismSimulatorOptions withSeedPlan(SeedPlan newPlan) {
    return new PrismSimulatorOptions(
        host, port, tls, stateFile, username, password, newPlan, timing);
  }

  public PrismSimulatorOptions withTiming(TaskTiming newTiming) {
    return new PrismSimulatorOptions(
        host, port, tls, stateFile, username, password, seedPlan, newTiming);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "PrismSimulatorOptions[" + host + ":" + port + ", tls=" + tls + ", " + seedPlan + "]";
  }
}
