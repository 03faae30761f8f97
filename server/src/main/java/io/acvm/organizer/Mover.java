package io.acvm.organizer;

import io.acvm.domain.error.FileReason;
import io.acvm.domain.organizer.OrganizePlan;
import io.acvm.domain.organizer.OrganizePlan.Method;
import io.acvm.domain.organizer.OrganizePlan.Move;
import io.acvm.provider.HypervisorProvider.Progress;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Moves the files of a VM by a plan. Within a volume its folder is renamed, which happens or does
 * not; to another volume everything is there, read again and compared, before anything is removed.
 * All steps may be repeated.
 */
public final class Mover {
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
    Files.createDirectories(to.getParent());
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
    Trees.remove(to);
    FileTrouble.requireRoom(to.getParent(), plan.totalBytes());
    Transfer transfer = new Transfer(progress, 2 * plan.totalBytes());
    for (Move move : plan.moves()) {
      points.pass("before " + Path.of(move.from()).getFileName());
      copy(Path.of(move.from()), Path.of(move.to()), transfer);
    }
    Trees.sync(to);
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
      boolean same =
          Files.exists(old)
              && Files.getLastModifiedTime(old)
                  .equals(Files.getLastModifiedTime(Path.of(move.to())));
      if (!same) {
        throw FileTrouble.unusable(move.from(), FileReason.CHANGED_AFTER_COPY);
      }
    }
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

  /** Puts the files back where they were and removes what was made for them. */
  public void moveBack(OrganizePlan plan) throws IOException {
    Path from = Path.of(plan.from());
    Path to = Path.of(plan.to());
    points.pass("before undo");
    if (plan.method() == Method.COPY) {
      bringBackMissing(plan);
      points.pass("nothing missing");
      Trees.remove(to);
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
    if (Files.exists(to.getParent())) {
      Moving.end(to);
      removeIfEmpty(to.getParent());
    }
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
      removeOld(from);
    }
    if (from.getFileName().toString().equals(MovePlanner.FILES)) {
      Metadata.remove(from.getParent());
      removeIfEmpty(from.getParent());
    }
    if (!isOurs(to)) {
      Adoption.forget(to);
    }
    points.pass("old place cleared");
    Moving.end(to);
    Story.tell("is now at", to);
    points.pass("finished");
  }

  /** The VM is whole elsewhere: what cannot be removed is left for a clean-up. */
  private static void removeOld(Path from) {
    try {
      Trees.remove(from);
      Story.tell("removed", from);
    } catch (IOException stays) {
      Story.trouble("could not remove", from, stays);
    }
  }

  private boolean isOurs(Path folder) {
    return places.roots().stream().anyMatch(folder::startsWith);
  }

  private static void removeIfEmpty(Path folder) throws IOException {
    if (Files.isDirectory(folder) && Trees.isEmpty(folder)) {
      Files.delete(folder);
    }
  }
}
