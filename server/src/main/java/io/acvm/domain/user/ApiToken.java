package io.acvm.domain.user;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a script signs in with.
 *
 * @param role what it may do at most; its owner's present role bounds it too
 * @param lastUsedOn the last day it was used, in UTC
 */
public record ApiToken(
    ApiTokenId id,
    UserId owner,
    String ownerName,
    String name,
    Role role,
    Instant createdAt,
    Instant expiresAt,
    Optional<LocalDate> lastUsedOn) {}
