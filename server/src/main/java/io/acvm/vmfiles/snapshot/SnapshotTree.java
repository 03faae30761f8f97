package io.acvm.vmfiles.snapshot;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The .vmsd of a VM: its snapshots, which one the running state descends from, and the records of
 * linked clones. Edits keep every key that they do not know. Not for use by several threads at
 * once.
 */
public final class SnapshotTree {
  private static final String CURRENT = "snapshot.current";
  private static final String LAST_UID = "snapshot.lastUID";

  private final Dictionary dictionary;
  private Map<Integer, Snapshot> snapshots;

  private SnapshotTree(Dictionary dictionary) {
    this.dictionary = dictionary;
    reread();
  }

  public static SnapshotTree of(Dictionary dictionary) {
    return new SnapshotTree(dictionary);
  }

  /** Reads a .vmsd; one that is missing or has no bytes is a tree without snapshots. */
  public static SnapshotTree read(Path vmsd) throws IOException {
    try {
      Dictionary dictionary = Dictionary.read(vmsd);
      return new SnapshotTree(dictionary.keys().isEmpty() ? Dictionary.create() : dictionary);
    } catch (NoSuchFileException e) {
      return new SnapshotTree(Dictionary.create());
    }
  }

  private void reread() {
    snapshots = SnapshotReader.read(Blocks.read(dictionary));
  }

  /** Replaces the file in one step. */
  public void save(Path vmsd) throws IOException {
    dictionary.save(vmsd);
  }

  /** What {@link #save} would write. */
  public byte[] toBytes() {
    return dictionary.toBytes();
  }

  /** All snapshots in the file's order. */
  public List<Snapshot> all() {
    return List.copyOf(snapshots.values());
  }

  public Optional<Snapshot> get(int uid) {
    return Optional.ofNullable(snapshots.get(uid));
  }

  /**
   * The snapshot from which the running state descends; empty without snapshots, and where the
   * record names none of them.
   */
  public Optional<Snapshot> current() {
    OptionalInt uid = SnapshotReader.number(dictionary.get(CURRENT, ""));
    return uid.isEmpty() ? Optional.empty() : get(uid.getAsInt());
  }

  public List<Snapshot> roots() {
    return snapshots.values().stream().filter(s -> s.parentUid().isEmpty()).toList();
  }

  public List<Snapshot> childrenOf(int uid) {
    return snapshots.values().stream()
        .filter(s -> s.parentUid().equals(OptionalInt.of(uid)))
        .toList();
  }

  /** From the root down to the snapshot itself; empty when there is no such one. */
  public List<Snapshot> pathTo(int uid) {
    Deque<Snapshot> path = new ArrayDeque<>();
    Snapshot at = snapshots.get(uid);
    while (at != null) {
      path.addFirst(at);
      at = at.parentUid().isPresent() ? snapshots.get(at.parentUid().getAsInt()) : null;
    }
    return List.copyOf(path);
  }

  /**
   * What vmrun means by a name: all snapshots of that display name, or, when it holds {@code /},
   * those whose names from the root down read so.
   */
  public List<Snapshot> find(String nameOrPath) {
    return snapshots.values().stream()
        .filter(s -> nameOrPath.equals(nameOrPath.indexOf('/') < 0 ? s.displayName() : pathName(s)))
        .toList();
  }

  /** The display names from the root down, with {@code /} between. */
  public String pathName(Snapshot snapshot) {
    return pathTo(snapshot.uid()).stream()
        .map(Snapshot::displayName)
        .collect(Collectors.joining("/"));
  }

  /** The uid that the next snapshot gets. */
  public int nextUid() {
    int highest = snapshots.keySet().stream().mapToInt(Integer::intValue).max().orElse(0);
    return Math.max(highest, SnapshotReader.number(dictionary.get(LAST_UID, "")).orElse(0)) + 1;
  }

  /**
   * Adds a child of the current snapshot and makes it the current one. Its uid is {@link #nextUid},
   * its own state file is to be named after that.
   */
  public Snapshot add(
      String displayName,
      String description,
      boolean withMemory,
      Instant createdAt,
      String stateFile,
      List<Snapshot.Disk> disks) {
    int uid = nextUid();
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, createdAt);
    Map<String, String> block = Blocks.block();
    block.put("uid", Integer.toString(uid));
    block.put("filename", stateFile);
    current().ifPresent(parent -> block.put("parent", Integer.toString(parent.uid())));
    block.put("displayName", displayName);
    if (!description.isEmpty()) {
      block.put("description", description);
    }
    if (withMemory) {
      block.put("type", "1");
    }
    block.put("createTimeHigh", Long.toString(micros >> 32));
    block.put("createTimeLow", Integer.toString((int) micros));
    block.put("numDisks", Integer.toString(disks.size()));
    for (int i = 0; i < disks.size(); i++) {
      block.put("disk" + i + ".fileName", disks.get(i).fileName());
      block.put("disk" + i + ".node", disks.get(i).node());
    }
    List<Map<String, String>> blocks = Blocks.read(dictionary);
    blocks.add(block);
    dictionary.set(LAST_UID, uid);
    dictionary.set(CURRENT, uid);
    write(blocks);
    return snapshots.get(uid);
  }

  /** Makes a snapshot the parent of the running state, as a revert does. */
  public void setCurrent(int uid) {
    require(uid);
    dictionary.set(CURRENT, uid);
  }

  /** Changes what people read about a snapshot. */
  public void describe(int uid, String displayName, String description) {
    List<Map<String, String>> blocks = Blocks.read(dictionary);
    Map<String, String> block = blockOf(blocks, uid);
    Blocks.put(block, "displayName", displayName);
    Blocks.put(block, "description", description);
    write(blocks);
  }

  /**
   * Removes one snapshot; its children become those of its parent, and so does the running state.
   */
  public void remove(int uid) {
    Snapshot removed = require(uid);
    List<Map<String, String>> blocks = Blocks.read(dictionary);
    for (Map<String, String> block : blocks) {
      if (SnapshotReader.number(Blocks.get(block, "parent")).equals(OptionalInt.of(uid))) {
        block.keySet().removeIf("parent"::equalsIgnoreCase);
        removed.parentUid().ifPresent(parent -> block.put("parent", Integer.toString(parent)));
      }
    }
    drop(blocks, Set.of(uid), removed.parentUid());
  }

  /**
   * Removes a snapshot and all that descend from it.
   *
   * @return what was removed, parents before children
   */
  public List<Snapshot> removeWithChildren(int uid) {
    Snapshot top = require(uid);
    List<Snapshot> removed = new ArrayList<>(List.of(top));
    for (int i = 0; i < removed.size(); i++) {
      removed.addAll(childrenOf(removed.get(i).uid()));
    }
    Set<Integer> uids =
        removed.stream().map(Snapshot::uid).collect(Collectors.toCollection(LinkedHashSet::new));
    drop(Blocks.read(dictionary), uids, top.parentUid());
    return List.copyOf(removed);
  }

  private void drop(List<Map<String, String>> blocks, Set<Integer> uids, OptionalInt heir) {
    Optional<Snapshot> current = current();
    blocks.removeIf(block -> SnapshotReader.uid(block).stream().anyMatch(uids::contains));
    if (current.isEmpty() || uids.contains(current.get().uid())) {
      heir.ifPresentOrElse(uid -> dictionary.set(CURRENT, uid), () -> dictionary.remove(CURRENT));
    }
    write(blocks);
  }

  /** Records a linked clone in the snapshot that it was made from. */
  public void addClone(int uid, String cloneVmx) {
    List<String> clones = new ArrayList<>(require(uid).clones());
    clones.add(cloneVmx);
    setClones(uid, clones);
  }

  /** Forgets a linked clone; nothing happens when it was not recorded. */
  public void removeClone(int uid, String cloneVmx) {
    setClones(
        uid, require(uid).clones().stream().filter(clone -> !clone.equals(cloneVmx)).toList());
  }

  private void setClones(int uid, Collection<String> clones) {
    List<Map<String, String>> blocks = Blocks.read(dictionary);
    Map<String, String> block = blockOf(blocks, uid);
    block.keySet().removeIf(key -> key.matches("(?i)clone[0-9]+|numClones"));
    int n = 0;
    for (String clone : clones) {
      block.put("clone" + n++, clone);
    }
    if (n > 0) {
      block.put("numClones", Integer.toString(n));
    }
    write(blocks);
  }

  /** The VMs that this one is a linked clone of, as recorded; usually none or one. */
  public List<String> cloneOf() {
    return CloneRecords.origins(dictionary);
  }

  /** Records that this VM is a linked clone, and the disks that hold on to its parent's. */
  public void setCloneOf(String sourceVmx, List<String> sentinelDisks) {
    CloneRecords.set(dictionary, sourceVmx, sentinelDisks);
  }

  private void write(List<Map<String, String>> blocks) {
    Blocks.write(dictionary, blocks);
    reread();
  }

  private Snapshot require(int uid) {
    return get(uid).orElseThrow(() -> new IllegalArgumentException("no snapshot " + uid));
  }

  private Map<String, String> blockOf(List<Map<String, String>> blocks, int uid) {
    require(uid);
    return blocks.stream()
        .filter(block -> SnapshotReader.uid(block).equals(OptionalInt.of(uid)))
        .findFirst()
        .orElseThrow();
  }
}
