package io.acvm.simulator.prism;

/** One entity as it now is; null {@code json} means it is gone. */
record Change(String kind, String uuid, String json) {}
