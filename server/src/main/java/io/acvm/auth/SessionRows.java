package io.acvm.auth;

import io.acvm.store.SessionTable.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What becomes of a session's row. */
final class SessionRows {
  private SessionRows() {}

  static Session rotated(Session session, String nextHash, Instant now, Instant expiresAt) {
    return new Session(
        session.id(),
        session.user(),
        nextHash,
        Optional.of(session.refreshHash()),
        Optional.of(now),
        session.createdAt(),
        expiresAt,
        session.endedAt());
  }

  static Session ended(Session session, Instant now) {
    return new Session(
        session.id(),
        session.user(),
        session.refreshHash(),
        session.previousRefreshHash(),
        session.rotatedAt(),
        session.createdAt(),
        session.expiresAt(),
        Optional.of(now));
  }

  /** Whether the token with this hash was the last to be replaced, within {@code grace}. */
  static boolean isJustReplaced(Session session, String hash, Instant now, Duration grace) {
    return session.previousRefreshHash().filter(hash::equals).isPresent()
        && session.rotatedAt().filter(at -> !now.isAfter(at.plus(grace))).isPresent();
  }
}
