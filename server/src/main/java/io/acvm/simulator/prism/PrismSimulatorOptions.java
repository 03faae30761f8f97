package io.acvm.simulator.prism;

import java.nio.file.Path;
import java.util.Optional;

/**
 * How a simulator starts.
 *
 * @param port 0 takes any free one
 * @param tls https with a certificate generated once and kept with the state; otherwise plain http
 * @param stateFile SQLite file that outlives the process; empty keeps everything in memory
 * @param apiKey accepted in {@code X-ntnx-api-key}; empty accepts none
 * @param downloads whether an image from a URI is fetched from there; otherwise nothing is, and it
 *     is as large as the simulator says
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
    TaskTiming timing,
    String apiKey,
    boolean downloads) {

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
        TaskTiming.REALISTIC,
        "",
        false);
  }

  public PrismSimulatorOptions withPort(int newPort) {
    return new PrismSimulatorOptions(
        host, newPort, tls, stateFile, username, password, seedPlan, timing, apiKey, downloads);
  }

  public PrismSimulatorOptions withTls(boolean newTls) {
    return new PrismSimulatorOptions(
        host, port, newTls, stateFile, username, password, seedPlan, timing, apiKey, downloads);
  }

  public PrismSimulatorOptions withStateFile(Path file) {
    return new PrismSimulatorOptions(
        host,
        port,
        tls,
        Optional.of(file),
        username,
        password,
        seedPlan,
        timing,
        apiKey,
        downloads);
  }

  public PrismSimulatorOptions withSeedPlan(SeedPlan newPlan) {
    return new PrismSimulatorOptions(
        host, port, tls, stateFile, username, password, newPlan, timing, apiKey, downloads);
  }

  public PrismSimulatorOptions withTiming(TaskTiming newTiming) {
    return new PrismSimulatorOptions(
        host, port, tls, stateFile, username, password, seedPlan, newTiming, apiKey, downloads);
  }

  public PrismSimulatorOptions withHost(String newHost) {
    return new PrismSimulatorOptions(
        newHost, port, tls, stateFile, username, password, seedPlan, timing, apiKey, downloads);
  }

  public PrismSimulatorOptions withApiKey(String newKey) {
    return new PrismSimulatorOptions(
        host, port, tls, stateFile, username, password, seedPlan, timing, newKey, downloads);
  }

  public PrismSimulatorOptions withDownloads(boolean newDownloads) {
    return new PrismSimulatorOptions(
        host, port, tls, stateFile, username, password, seedPlan, timing, apiKey, newDownloads);
  }

  /** Never the password. */
  @Override
  public String toString() {
    return "PrismSimulatorOptions[" + host + ":" + port + ", tls=" + tls + ", " + seedPlan + "]";
  }
}
