package io.acvm.simulator.prism;

import java.util.Set;

/**
 * What a rule looks at: a request, or the start of a task.
 *
 * @param kind null for a request
 * @param method empty for a task
 * @param path empty for a task
 * @param entities uuids and names of what is concerned, as far as known before the work begins
 */
record FaultTarget(TaskKind kind, String method, String path, Set<String> entities) {}
