package io.acvm.simulator.prism;

import io.acvm.simulator.prism.FaultEffect.FailTask;
import io.acvm.simulator.prism.FaultEffect.HoldTask;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The rules in force, the oldest first. Rules are added from any thread. */
final class Faults {
  private static final class Active {
    private final FaultRule rule;
    private int left;

    Active(FaultRule rule) {
      this.rule = rule;
      this.left = rule.times();
    }
  }

  private final List<Active> active = new ArrayList<>();

  synchronized void add(FaultRule rule) {
    active.add(new Active(rule));
  }

  synchronized void clear() {
    active.clear();
  }

  Optional<FaultEffect> onRequest(String method, String path) {
    return hit(new FaultTarget(null, method, path));
  }

  /** Marks the row of a task that shall fail or hang; the mark survives a restart with it. */
  void onTask(TaskKind kind, JsonObject row) {
    hit(new FaultTarget(kind, "", ""))
        .ifPresent(
            effect -> {
              if (effect instanceof FailTask fail) {
                row.put(
                    "fault",
                    new JsonObject().put("code", fail.code()).put("detail", fail.detail()));
              } else if (effect instanceof HoldTask) {
                row.put("held", true);
              }
            });
  }

  private synchronized Optional<FaultEffect> hit(FaultTarget target) {
    for (Iterator<Active> each = active.iterator(); each.hasNext(); ) {
      Active candidate = each.next();
      if (candidate.rule.matches().test(target)) {
        candidate.left--;
        if (candidate.left <= 0) {
          each.remove();
        }
        return Optional.of(candidate.rule.effect());
      }
    }
    return Optional.empty();
  }
}
