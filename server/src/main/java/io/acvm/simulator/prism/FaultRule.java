package io.acvm.simulator.prism;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which requests or tasks are hit, how often, and by what.
 *
 * @param id names the rule; a new one replaces the one of the same name
 * @param probability 0 to 1, of a hit where it matches
 * @param skip how many hits pass unharmed first
 * @param times how many hits before the rule is spent
 * @param delay before a request is looked at, or longer than its task takes otherwise
 * @param jitter up to this much more, evenly spread
 */
public record FaultRule(
    String id,
    FaultMatch match,
    FaultEffect effect,
    double probability,
    int skip,
    int times,
    Duration delay,
    Duration jitter) {
  public static final int ALWAYS = Integer.MAX_VALUE;

  private static FaultRule of(FaultMatch match, FaultEffect effect, int times) {
    return new FaultRule("", match, effect, 1, 0, times, Duration.ZERO, Duration.ZERO);
  }

  /** For tasks of {@code kind}. */
  public static FaultRule onTask(TaskKind kind, FaultEffect effect, int times) {
    return of(FaultMatch.tasks(Set.of(kind)), effect, times);
  }

  /** For tasks of every kind that a client sees. */
  public static FaultRule onAnyTask(FaultEffect effect, int times) {
    return of(FaultMatch.tasks(FaultMatch.visible()), effect, times);
  }

  /** For requests; the pattern is a regular expression for the whole path. */
  public static FaultRule onRequest(
      String method, String pathPattern, FaultEffect effect, int times) {
    return of(
        new FaultMatch(
            Set.of(),
            Optional.of(method),
            Optional.of(Pattern.compile(pathPattern)),
            Optional.empty()),
        effect,
        times);
  }

  /** For every request. */
  public static FaultRule onEveryRequest(FaultEffect effect) {
    return of(FaultMatch.REQUESTS, effect, ALWAYS);
  }

  public FaultRule withProbability(double newProbability) {
    return new FaultRule(id, match, effect, newProbability, skip, times, delay, jitter);
  }

  public FaultRule withSkip(int newSkip) {
    return new FaultRule(id, match, effect, probability, newSkip, times, delay, jitter);
  }

  public FaultRule withDelay(Duration newDelay, Duration newJitter) {
    return new FaultRule(id, match, effect, probability, skip, times, newDelay, newJitter);
  }

  FaultRule withId(String newId) {
    return new FaultRule(newId, match, effect, probability, skip, times, delay, jitter);
  }
}
