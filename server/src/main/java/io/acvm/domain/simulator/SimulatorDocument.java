package io.acvm.domain.simulator;

/** A JSON document of the simulator's own: its fault rules, or its journal. */
public record SimulatorDocument(String json) {}
