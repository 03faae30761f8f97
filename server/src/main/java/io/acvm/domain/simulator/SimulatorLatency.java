package io.acvm.domain.simulator;

/**
 * How long every request to the simulator waits: {@code delayMillis}, and up to {@code
 * jitterMillis}.
 */
public record SimulatorLatency(int delayMillis, int jitterMillis) {}
