package io.acvm.store;

import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Users and their password hashes. User names are unique whatever their case. */
public interface UserTable {
  /** Fails with {@code USERNAME_TAKEN}. */
  Future<Void> insert(User user, String passwordHash);

  Future<Optional<User>> find(UserId id);

  Future<Optional<User>> findByUsername(String username);

  /** All users, by name. */
  Future<List<User>> list();

  /** Replaces everything but the password hash. */
  Future<Void> update(User user);

  Future<Void> delete(UserId id);

  /** The PHC string of the user's password; empty when there is no such user. */
  Future<Optional<String>> passwordHash(UserId id);

  Future<Void> updatePasswordHash(UserId id, String passwordHash);
}
