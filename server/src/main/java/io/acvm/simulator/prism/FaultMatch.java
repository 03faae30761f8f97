package io.acvm.simulator.prism;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which requests, or which starts of tasks, a rule hits. What is empty does not narrow the choice.
 *
 * @param tasks hits tasks of these kinds; empty hits requests
 * @param method of the request
 * @param path a pattern for the whole path of the request
 * @param entity uuid or name of an entity in the path, or of what the task works on
 */
public record FaultMatch(
    Set<TaskKind> tasks, Optional<String> method, Optional<Pattern> path, Optional<String> entity) {
  /** Every request. */
  public static final FaultMatch REQUESTS =
      new FaultMatch(Set.of(), Optional.empty(), Optional.empty(), Optional.empty());

  public FaultMatch {
    tasks = Set.copyOf(tasks);
  }

  /** Tasks of these kinds, whatever they work on. */
  public static FaultMatch tasks(Set<TaskKind> kinds) {
    return new FaultMatch(kinds, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** Every kind of task that a client sees. */
  static Set<TaskKind> visible() {
    Set<TaskKind> kinds = EnumSet.noneOf(TaskKind.class);
    Arrays.stream(TaskKind.values()).filter(TaskKind::visible).forEach(kinds::add);
    return kinds;
  }

  boolean test(FaultTarget target) {
    return (target.kind() == null ? tasks.isEmpty() : tasks.contains(target.kind()))
        && method.map(target.method()::equals).orElse(true)
        && path.map(pattern -> pattern.matcher(target.path()).matches()).orElse(true)
        && entity.map(target.entities()::contains).orElse(true);
  }
}
