package io.acvm.store;

import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Sessions. Refresh tokens are kept as hashes only. */
public interface SessionTable {
  Future<Void> insert(Session session);

  Future<Optional<Session>> find(SessionId id);

  Future<Void> update(Session session);

  /** Ends all sessions of a user but one; returns how many. */
  Future<Integer> endAll(UserId user, Optional<SessionId> except, Instant at);

  /** Forgets sessions that ended or expired before; returns how many. */
  Future<Integer> deleteOld(Instant before);

  /**
   * One sign-in on one device.
   *
   * @param previousRefreshHash of the token before, with when it was replaced
   */
  record Session(
      SessionId id,
      UserId user,
      String refreshHash,
      Optional<String> previousRefreshHash,
      Optional<Instant> rotatedAt,
      Instant createdAt,
      Instant expiresAt,
      Optional<Instant> endedAt) {
    @Override
    public String toString() {
      return "Session[" + id + ", " + user + "]";
    }
  }
}
