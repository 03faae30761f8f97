package io.acvm.simulator.prism;

import java.util.function.Predicate;

/**
 * Which requests or tasks are hit, and by what.
 *
 * @param matches tells whether a request, or the start of a task, is hit
 * @param times how many hits before the rule is spent
 */
public record FaultRule(Predicate<FaultTarget> matches, FaultEffect effect, int times) {

  /** For tasks of {@code kind}. */
  public static FaultRule onTask(TaskKind kind, FaultEffect effect, int times) {
    return new FaultRule(target -> target.kind() == kind, effect, times);
  }

  /** For requests; the pattern is a regular expression for the whole path. */
  public static FaultRule onRequest(
      String method, String pathPattern, FaultEffect effect, int times) {
    return new FaultRule(
        target ->
            target.kind() == null
                && target.method().equals(method)
                && target.path().matches(pathPattern),
        effect,
        times);
  }
}
