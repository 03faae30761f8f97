package io.acvm.vmfiles.snapshot;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Groups of keys into snapshots whose parents exist and form no circle. */
final class SnapshotReader {
  private static final long LOW_WORD = 0xFFFF_FFFFL;

  private SnapshotReader() {}

  /**
   * By uid, in the file's order. A group without a uid is no snapshot; of two with the same the
   * first counts.
   */
  static Map<Integer, Snapshot> read(List<Map<String, String>> blocks) {
    Map<Integer, Map<String, String>> byUid = new LinkedHashMap<>();
    for (Map<String, String> block : blocks) {
      uid(block).ifPresent(uid -> byUid.putIfAbsent(uid, block));
    }
    Map<Integer, Integer> parents = parents(byUid);
    Map<Integer, Snapshot> snapshots = new LinkedHashMap<>();
    byUid.forEach((uid, block) -> snapshots.put(uid, snapshot(uid, parents.get(uid), block)));
    return snapshots;
  }

  static OptionalInt uid(Map<String, String> block) {
    return number(Blocks.get(block, "uid"));
  }

  static OptionalInt number(String text) {
    try {
      return OptionalInt.of(Integer.parseInt(text.strip()));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private static Map<Integer, Integer> parents(Map<Integer, Map<String, String>> byUid) {
    Map<Integer, Integer> parents = new HashMap<>();
    byUid.forEach(
        (uid, block) ->
            number(Blocks.get(block, "parent"))
                .ifPresent(
                    parent -> {
                      if (byUid.containsKey(parent)) {
                        parents.put(uid, parent);
                      }
                    }));
    Set<Integer> sound = new HashSet<>();
    for (Integer uid : byUid.keySet()) {
      cutCircle(uid, parents, sound);
    }
    return parents;
  }

  private static void cutCircle(Integer start, Map<Integer, Integer> parents, Set<Integer> sound) {
    Set<Integer> walked = new HashSet<>();
    Integer at = start;
    while (at != null && !sound.contains(at)) {
      walked.add(at);
      Integer parent = parents.get(at);
      if (parent != null && walked.contains(parent)) {
        parents.remove(at);
        parent = null;
      }
      at = parent;
    }
    sound.addAll(walked);
  }

  private static Snapshot snapshot(int uid, Integer parent, Map<String, String> block) {
    return new Snapshot(
        uid,
        parent == null ? OptionalInt.empty() : OptionalInt.of(parent),
        Blocks.get(block, "displayName"),
        Blocks.get(block, "description"),
        number(Blocks.get(block, "type")).orElse(0) != 0,
        createdAt(block),
        Blocks.get(block, "filename"),
        disks(block),
        List.copyOf(Blocks.numbered(block, "clone", "").values()));
  }

  /** Microseconds since 1970 in two halves; the lower half may be written as a negative number. */
  private static Optional<Instant> createdAt(Map<String, String> block) {
    try {
      long high = Long.parseLong(Blocks.get(block, "createTimeHigh").strip());
      long low = Long.parseLong(Blocks.get(block, "createTimeLow").strip());
      return Optional.of(Instant.EPOCH.plus(high << 32 | (low & LOW_WORD), ChronoUnit.MICROS));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static List<Snapshot.Disk> disks(Map<String, String> block) {
    Map<Integer, String> nodes = Blocks.numbered(block, "disk", ".node");
    List<Snapshot.Disk> disks = new ArrayList<>();
    Blocks.numbered(block, "disk", ".fileName")
        .forEach(
            (n, fileName) -> disks.add(new Snapshot.Disk(nodes.getOrDefault(n, ""), fileName)));
    return disks;
  }
}
