package io.acvm.auth;

import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Whose sessions are good, for a few seconds each, so that not every request reads the database.
 * What this server changes is dropped at once; what another server of a cluster changes is noticed
 * within {@link #LIFETIME}. Safe for several threads.
 */
final class SessionCache {
  static final Duration LIFETIME = Duration.ofSeconds(5);
  private static final int CAPACITY = 10_000;

  private final Clock clock;
  private final Map<SessionId, Entry> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<SessionId, Entry> eldest) {
          return size() > CAPACITY;
        }
      };
  private long drops;

  private record Entry(User user, Instant goodUntil) {}

  SessionCache(Clock clock) {
    this.clock = clock;
  }

  synchronized Optional<User> find(SessionId session) {
    Entry entry = entries.get(session);
    return entry != null && clock.instant().isBefore(entry.goodUntil)
        ? Optional.of(entry.user)
        : Optional.empty();
  }

  /** How often something was dropped; to be asked before what is to be put is read. */
  synchronized long drops() {
    return drops;
  }

  /** Puts what was read, unless something was dropped since: it may be what was read. */
  synchronized void put(SessionId session, User user, long dropsBeforeReading) {
    if (drops == dropsBeforeReading) {
      entries.remove(session);
      entries.put(session, new Entry(user, clock.instant().plus(LIFETIME)));
    }
  }

  synchronized void drop(SessionId session) {
    drops++;
    entries.remove(session);
  }

  synchronized void drop(UserId user) {
    drops++;
    entries.values().removeIf(entry -> entry.user.id().equals(user));
  }
}
