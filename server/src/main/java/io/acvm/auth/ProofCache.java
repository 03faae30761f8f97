package io.acvm.auth;

import io.acvm.domain.user.UserId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What sessions and API tokens were last seen to prove, for a few seconds each, so that not every
 * request reads the database. What this server changes is dropped at once; what another server of a
 * cluster changes is noticed within {@link #LIFETIME}. Safe for several threads.
 */
final class ProofCache<K, V> {
  static final Duration LIFETIME = Duration.ofSeconds(5);
  private static final int CAPACITY = 10_000;

  private final Clock clock;
  private final Function<V, UserId> owner;
  private final Map<K, Entry<V>> entries =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, Entry<V>> eldest) {
          return size() > CAPACITY;
        }
      };
  private long drops;

  private record Entry<V>(V value, Instant goodUntil) {}

  /**
   * @param owner whose proof it is
   */
  ProofCache(Clock clock, Function<V, UserId> owner) {
    this.clock = clock;
    this.owner = owner;
  }

  synchronized Optional<V> find(K key) {
    Entry<V> entry = entries.get(key);
    return entry != null && clock.instant().isBefore(entry.goodUntil)
        ? Optional.of(entry.value)
        : Optional.empty();
  }

  /** How often something was dropped; to be asked before what is to be put is read. */
  synchronized long drops() {
    return drops;
  }

  /** Puts what was read, unless something was dropped since: it may be what was read. */
  synchronized void put(K key, V value, long dropsBeforeReading) {
    if (drops == dropsBeforeReading) {
      entries.remove(key);
      entries.put(key, new Entry<>(value, clock.instant().plus(LIFETIME)));
    }
  }

  synchronized void drop(K key) {
    drops++;
    entries.remove(key);
  }

  synchronized void dropAll(UserId user) {
    drops++;
    entries.values().removeIf(entry -> owner.apply(entry.value).equals(user));
  }
}
