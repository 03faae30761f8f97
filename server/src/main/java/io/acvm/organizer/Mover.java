package io.acvm.organizer;

import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizePlan.Method;
import io.acvm.domain.organizer.OrganizePlan.Move;
import io.acvm.provider.HypervisorProvider.Progress;
import io.acvm.vmfiles.Folders;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves the files of a VM by a plan. Within a volume its folder is renamed, which happens or does
 * not; to another volume everything is there, read again and compared, before anything is removed.
 * All steps may be repeated.
 */
public final class Mover {
  private static final long NANOS = 1_000_000_000;

  /** How exactly volumes keep times. */
  private static final long[] KEPT_NANOS = {1, 100, 1_000, 1_000_000, 10_000_000, NANOS, 2 * NANOS};

  private final Places places;
  private final Points points;

  public Mover(Places places, Points points) {
    this.places = places;
    this.points = points;
  }

  /** Brings the files to the new place, where they do not count yet. */
  public void move(OrganizePlan plan, Progress progress) throws IOException {
    Path from = Path.of(plan.from());
    Path to = Path.of(plan.to());
    points.pass("before");
    Folders.create(to.getParent());
    points.pass("folder made");
    Moving.begin(to, from);
    points.pass("note written");
    Map<Move, FileTime> times = times(plan);
    if (plan.method() == Method.COPY) {
      copyAll(plan, progress);
    } else if (Files.exists(from, LinkOption.NOFOLLOW_LINKS)) {
      Trees.rename(from, to);
      Story.tell("moved", from, to);
    } else if (!Files.exists(to)) {
      throw new NoSuchFileException(from.toString());
    }
    points.pass("moved");
    new References(from).mend(to);
    if (plan.method() == Method.COPY) {
      keepTimes(plan, times);
    }
    points.pass("mended");
  }

  private void copyAll(OrganizePlan plan, Progress progress) throws IOException {
    Path to = Path.of(plan.to());
    Folders.remove(to);
    FileTrouble.requireRoom(to.getParent(), plan.totalBytes());
    Transfer transfer = new Transfer(progress, 2 * plan.totalBytes());
    for (Move move : plan.moves()) {
      points.pass("before " + Path.of(move.from()).getFileName());
      copy(Path.of(move.from()), Path.of(move.to()), transfer);
    }
    for (Path folder : Trees.folders(to)) {
      Folders.sync(folder);
    }
  }

  private static Map<Move, FileTime> times(OrganizePlan plan) throws IOException {
    Map<Move, FileTime> times = new LinkedHashMap<>();
    if (plan.method() == Method.COPY) {
      for (Move move : plan.moves()) {
        times.put(move, Files.getLastModifiedTime(Path.of(move.from())));
      }
    }
    return times;
  }

  private static void keepTimes(OrganizePlan plan, Map<Move, FileTime> times) throws IOException {
    for (Move move : plan.moves()) {
      Files.setLastModifiedTime(Path.of(move.to()), times.get(move));
    }
  }

  /** Somebody may have used the VM at its old place when this server was down. */
  private static void requireUnchanged(OrganizePlan plan) throws IOException {
    for (Move move : plan.moves()) {
      Path old = Path.of(move.from());
      if (!Files.exists(old) || !isSameTime(old, Path.of(move.to()))) {
        throw FileTrouble.unusable(move.from(), FileReason.CHANGED_AFTER_COPY);
      }
    }
  }

  /** A volume may keep times less exactly than that of the old place; FAT to two seconds. */
  private static boolean isSameTime(Path old, Path copy) throws IOException {
    Instant then = Files.getLastModifiedTime(old).toInstant();
    Instant kept = Files.getLastModifiedTime(copy).toInstant();
    long nanos = then.getNano() + NANOS * Math.floorMod(then.getEpochSecond(), 2L);
    Instant even = then.minusNanos(nanos);
    return Arrays.stream(KEPT_NANOS)
        .anyMatch(step -> kept.equals(even.plusNanos(nanos / step * step)));
  }

  private static void copy(Path from, Path to, Transfer transfer) throws IOException {
    Files.createDirectories(to.getParent());
    String read;
    try (InputStream in = Files.newInputStream(from)) {
      read = transfer.write(in, to);
    }
    if (!transfer.hash(to).equals(read)) {
      throw FileTrouble.unusable(to.toString(), FileReason.READS_BACK_DIFFERENTLY);
    }
    Story.tell("copied", from, to);
  }

  /**
   * Puts the files back where they were and removes what was made for them. What another VM has at
   * the new place stays.
   */
  public void moveBack(OrganizePlan plan) throws IOException {
    Path from = Path.of(plan.from());
    Path to = Path.of(plan.to());
    points.pass("before undo");
    if (!Moving.isFrom(to, from)) {
      removeIfEmptyBox(to);
      return;
    }
    if (plan.method() == Method.COPY) {
      bringBackMissing(plan);
      points.pass("nothing missing");
      Folders.remove(to);
    } else if (!Files.exists(from, LinkOption.NOFOLLOW_LINKS) && Files.exists(to)) {
      Trees.rename(to, from);
      Story.tell("moved back", to, from);
    }
    points.pass("moved back");
    if (to.getFileName().toString().equals(MovePlanner.FILES)) {
      Metadata.remove(to.getParent());
    }
    if (!isOurs(from)) {
      Adoption.forget(from);
    }
    Moving.end(to);
    removeIfEmptyBox(to);
    points.pass("undone");
  }

  /** Where the old place had begun to be cleared. */
  private static void bringBackMissing(OrganizePlan plan) throws IOException {
    Transfer transfer = new Transfer(Progress.NONE, plan.totalBytes());
    for (Move move : plan.moves()) {
      Path old = Path.of(move.from());
      Path copy = Path.of(move.to());
      if (!Files.exists(old) && Files.exists(copy)) {
        Path part = old.resolveSibling(SideNames.of("", old, ".part"));
        Files.deleteIfExists(part);
        copy(copy, part, transfer);
        Files.setLastModifiedTime(part, Files.getLastModifiedTime(copy));
        Files.move(part, old, StandardCopyOption.ATOMIC_MOVE);
      }
    }
  }

  /** Gives up the old place; from then on the VM counts as being at the new one. */
  public void finish(OrganizePlan plan) throws IOException {
    Path from = Path.of(plan.from());
    Path to = Path.of(plan.to());
    points.pass("before finish");
    if (!isOurs(from)) {
      Adoption.note(from, to);
      points.pass("adoption noted");
    }
    if (plan.method() == Method.COPY && Files.exists(from)) {
      Path old = from.resolve(Path.of(plan.ref().value()).getFileName());
      if (Files.exists(old)) {
        requireUnchanged(plan);
        // Without its configuration what is left is no VM any more.
        Files.delete(old);
      }
      points.pass("old configuration removed");
      removeOld(plan);
    }
    if (from.getFileName().toString().equals(MovePlanner.FILES)) {
      Metadata.remove(from.getParent());
      removeIfEmptyBox(from);
    }
    if (!isOurs(to)) {
      Adoption.forget(to);
    }
    points.pass("old place cleared");
    Moving.end(to);
    Story.tell("is now at", to);
    points.pass("finished");
  }

  /**
   * Exactly what was copied. The VM is whole elsewhere: what cannot be removed is left for a
   * clean-up, and what came meanwhile is somebody's.
   */
  private static void removeOld(OrganizePlan plan) {
    Path from = Path.of(plan.from());
    try {
      for (Move move : plan.moves()) {
        Files.deleteIfExists(Path.of(move.from()));
      }
      Trees.removeEmpty(from);
      Story.tell("removed", from);
    } catch (IOException stays) {
      Story.trouble("could not remove", from, stays);
    }
  }

  private boolean isOurs(Path folder) {
    return places.roots().stream().anyMatch(folder::startsWith);
  }

  private static void removeIfEmptyBox(Path folder) throws IOException {
    Path box = folder.getParent();
    boolean ours = folder.getFileName().toString().equals(MovePlanner.FILES);
    if (ours && Files.isDirectory(box) && Trees.isEmpty(box)) {
      Files.delete(box);
    }
  }
}
