package io.acvm.domain.organizer;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Which backups of one VM are kept: the newest ones, and the newest of each of so many days, ISO
 * weeks and months that have one. Days are those of UTC.
 */
public record Retention(int last, int daily, int weekly, int monthly) {
  /** Why a backup is kept. */
  public enum Reason {
    LAST,
    DAILY,
    WEEKLY,
    MONTHLY,
    /** A policy never deletes what it cannot count; people do. */
    DAMAGED,
    /** One that stays needs files that only this one holds. */
    NEEDED
  }

  /** One backup and why it is kept; without a reason it goes. */
  public record Choice(Backup backup, Set<Reason> reasons) {
    public boolean keep() {
      return !reasons.isEmpty();
    }
  }

  /** Newest first. The newest that is not damaged is kept whatever the policy says. */
  public List<Choice> choose(List<Backup> backups) {
    List<Backup> newestFirst =
        backups.stream().sorted(Comparator.comparing(Backup::createdAt).reversed()).toList();
    List<Backup> good =
        newestFirst.stream().filter(backup -> backup.state() != Backup.State.DAMAGED).toList();
    Map<BackupId, Set<Reason>> kept = new HashMap<>();
    keep(kept, good, Math.max(1, last), Reason.LAST, Backup::id);
    keep(kept, good, daily, Reason.DAILY, backup -> day(backup.createdAt()));
    keep(kept, good, weekly, Reason.WEEKLY, backup -> week(day(backup.createdAt())));
    keep(kept, good, monthly, Reason.MONTHLY, backup -> day(backup.createdAt()).withDayOfMonth(1));
    newestFirst.stream()
        .filter(backup -> backup.state() == Backup.State.DAMAGED)
        .forEach(backup -> kept.put(backup.id(), EnumSet.of(Reason.DAMAGED)));
    // A backup needs earlier ones only, so one pass from the newest on finds all.
    for (Backup backup : newestFirst) {
      if (kept.containsKey(backup.id())) {
        backup.needs().forEach(needed -> mark(kept, needed, Reason.NEEDED));
      }
    }
    return newestFirst.stream()
        .map(backup -> new Choice(backup, kept.getOrDefault(backup.id(), Set.of())))
        .toList();
  }

  private static void mark(Map<BackupId, Set<Reason>> kept, BackupId id, Reason reason) {
    kept.computeIfAbsent(id, each -> EnumSet.noneOf(Reason.class)).add(reason);
  }

  private static void keep(
      Map<BackupId, Set<Reason>> kept,
      List<Backup> newestFirst,
      int count,
      Reason reason,
      Function<Backup, Object> period) {
    Set<Object> seen = new HashSet<>();
    for (Backup backup : newestFirst) {
      if (seen.size() < count && seen.add(period.apply(backup))) {
        mark(kept, backup.id(), reason);
      }
    }
  }

  private static LocalDate day(Instant time) {
    return LocalDate.ofInstant(time, ZoneOffset.UTC);
  }

  private static List<Integer> week(LocalDate day) {
    return List.of(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }
}
