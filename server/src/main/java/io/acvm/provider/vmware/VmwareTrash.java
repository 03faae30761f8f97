package io.acvm.provider.vmware;

import io.acvm.domain.organizer.CleanupItem;
import io.acvm.domain.organizer.TrashItem;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is nobody's, and the trash that it goes to; one change at a time. */
final class VmwareTrash {
  /** For whoever changes what is in the trash. */
  static final String TURN = "trash";

  private final KeeperTurns turns;
  private final Organizing organizing;

  VmwareTrash(KeeperTurns turns, Organizing organizing) {
    this.turns = turns;
    this.organizing = organizing;
  }

  Future<List<CleanupItem>> find() {
    return turns.look(() -> organizing.cleanup().find(organizing.allConfigurations()));
  }

  Future<Integer> cleanUp(List<String> items) {
    return turns.change(
        Set.of(TURN), () -> organizing.cleanup().move(items, organizing.allConfigurations()));
  }

  Future<List<TrashItem>> list() {
    return turns.look(organizing.trash()::list);
  }

  Future<Void> putBack(String item) {
    return turns.effect(Set.of(TURN), () -> organizing.trash().putBack(item));
  }

  Future<Integer> empty(Optional<List<String>> items, Instant before) {
    return turns.change(Set.of(TURN), () -> organizing.trash().empty(items, before));
  }
}
