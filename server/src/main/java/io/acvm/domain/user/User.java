package io.acvm.domain.user;

import java.time.Instant;
import java.util.Optional;

/**
 * A person with an account. The user name keeps the case it was given in; comparisons ignore it.
 */
public record User(
    UserId id,
    String username,
    String firstName,
    String lastName,
    Optional<String> email,
    Role role,
    UserState state,
    Instant createdAt) {}
