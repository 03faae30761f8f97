package io.acvm.store;

import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.ApiTokenId;
import io.acvm.domain.user.UserId;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** API tokens. Their secrets are kept as hashes only. */
public interface ApiTokenTable {
  Future<Void> insert(ApiToken token, String secretHash);

  Future<Optional<ApiToken>> find(ApiTokenId id);

  Future<Optional<ApiToken>> findBySecretHash(String secretHash);

  /**
   * Newest first.
   *
   * @param owner empty for everybody's
   */
  Future<List<ApiToken>> list(Optional<UserId> owner);

  /** Notes the last day of use; an earlier day changes nothing. */
  Future<Void> used(ApiTokenId id, LocalDate day);

  /** Returns how many: 0 when it was gone. */
  Future<Integer> delete(ApiTokenId id);

  /** Forgets tokens that expired before; returns how many. */
  Future<Integer> deleteOld(Instant before);
}
