package io.acvm.simulator.prism;

import io.acvm.simulator.prism.FaultEffect.FailTask;
import io.acvm.simulator.prism.FaultEffect.HoldTask;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * The rules in force, the oldest first; the first that hits decides. Used from any thread. Chance
 * is drawn from a seed, so that the same requests meet the same faults again.
 */
final class Faults {
  /** A hit, and how long to wait before its effect. */
  record Hit(FaultRule rule, Duration delay) {}

  /**
   * A rule with what became of it.
   *
   * @param left hits until it is spent
   */
  record Standing(FaultRule rule, int hits, int left) {}

  private static final class Active {
    private final FaultRule rule;
    private int skip;
    private int hits;

    Active(FaultRule rule) {
      this.rule = rule;
      this.skip = rule.skip();
    }

    int left() {
      return rule.times() - hits;
    }
  }

  private final List<Active> active = new ArrayList<>();
  private final Random random;
  private Latency latency = Latency.NONE;
  private int made;

  Faults(long seed) {
    this.random = new Random(seed);
  }

  synchronized void add(FaultRule rule) {
    FaultRule named = rule.id().isEmpty() ? rule.withId("rule-" + ++made) : rule;
    active.removeIf(each -> each.rule.id().equals(named.id()));
    active.add(new Active(named));
  }

  /** All or nothing: {@code rules} instead of those in force. */
  synchronized void replace(List<FaultRule> rules) {
    active.clear();
    rules.forEach(this::add);
  }

  synchronized void clear() {
    active.clear();
  }

  synchronized List<Standing> standing() {
    return active.stream().map(each -> new Standing(each.rule, each.hits, each.left())).toList();
  }

  synchronized Latency latency() {
    return latency;
  }

  synchronized void latency(Latency newLatency) {
    latency = newLatency;
  }

  synchronized Duration requestDelay() {
    return spread(latency.fixed(), latency.jitter());
  }

  Optional<Hit> onRequest(String method, String path, Set<String> entities) {
    return hit(new FaultTarget(null, method, path, entities));
  }

  /** Marks the row of a task that shall fail, hang or be late; the mark survives a restart. */
  void onTask(TaskKind kind, Set<String> entities, JsonObject row) {
    hit(new FaultTarget(kind, "", "", entities))
        .ifPresent(
            hit -> {
              row.put("ends", row.getLong("ends") + hit.delay().toMillis());
              if (hit.rule().effect() instanceof FailTask fail) {
                row.put(
                    "fault",
                    new JsonObject().put("code", fail.code()).put("detail", fail.detail()));
              } else if (hit.rule().effect() instanceof HoldTask) {
                row.put("held", true);
              }
            });
  }

  private synchronized Optional<Hit> hit(FaultTarget target) {
    for (Active candidate : active) {
      if (candidate.left() > 0 && candidate.rule.match().test(target) && strikes(candidate)) {
        candidate.hits++;
        FaultRule rule = candidate.rule;
        return Optional.of(new Hit(rule, spread(rule.delay(), rule.jitter())));
      }
    }
    return Optional.empty();
  }

  private boolean strikes(Active candidate) {
    double chance = candidate.rule.probability();
    if (chance < 1 && random.nextDouble() >= chance) {
      return false;
    }
    return --candidate.skip < 0;
  }

  private Duration spread(Duration fixed, Duration jitter) {
    return jitter.isZero() ? fixed : fixed.plusMillis(random.nextLong(jitter.toMillis() + 1));
  }
}
