package io.acvm.store;

import io.acvm.domain.user.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** One-time links for a new password, one a user. Their tokens are kept as hashes only. */
public interface PasswordResetTable {
  /** Replaces the one before. */
  Future<Void> put(PasswordReset reset);

  Future<Optional<PasswordReset>> findByTokenHash(String tokenHash);

  Future<Void> delete(UserId user);

  /** A link that was not used yet. */
  record PasswordReset(UserId user, String tokenHash, Instant expiresAt) {
    @Override
    public String toString() {
      return "PasswordReset[" + user + ", ***]";
    }
  }
}
