package io.acvm.simulator.prism;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;

/** The simulator as a verticle: serving once deployed, closed and on disk once undeployed. */
public final class PrismSimulatorVerticle extends VerticleBase {
  private final PrismSimulatorOptions options;
  private PrismSimulator simulator;

  public PrismSimulatorVerticle(PrismSimulatorOptions options) {
    this.options = options;
  }

  @Override
  public Future<?> start() {
    simulator = new PrismSimulator(vertx, options);
    return simulator.start();
  }

  @Override
  public Future<?> stop() {
    return simulator.close();
  }

  /** The running simulator, after deployment. */
  public PrismSimulator simulator() {
    return simulator;
  }
}
