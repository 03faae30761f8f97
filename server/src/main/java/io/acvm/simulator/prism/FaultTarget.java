package io.acvm.simulator.prism;

/**
 * What a rule looks at: a request, or the start of a task.
 *
 * @param kind null for a request
 * @param method empty for a task
 * @param path empty for a task
 */
public record FaultTarget(TaskKind kind, String method, String path) {}
