package io.acvm.http.resource;

import io.acvm.api.model.PasswordResetLink;
import io.acvm.api.model.Role;
import io.acvm.api.model.SessionTokens;
import io.acvm.api.model.User;
import io.acvm.api.model.UserList;
import io.acvm.api.model.UserState;
import java.util.List;

/** Accounts and sessions as the contract shows them. */
final class UserModels {
  private UserModels() {}

  static User user(io.acvm.domain.user.User user) {
    return new User(
        user.id().value(),
        user.username(),
        user.firstName(),
        user.lastName(),
        user.email().orElse(null),
        Role.valueOf(user.role().name()),
        UserState.valueOf(user.state().name()),
        user.createdAt());
  }

  static UserList users(List<io.acvm.domain.user.User> users) {
    return new UserList(users.stream().map(UserModels::user).toList(), users.size());
  }

  static SessionTokens tokens(io.acvm.domain.user.SessionTokens tokens) {
    return new SessionTokens(
        tokens.accessToken(),
        SessionTokens.TokenTypeEnum.BEARER,
        (int) tokens.accessTokenLifetime().toSeconds(),
        tokens.refreshToken(),
        tokens.csrfToken(),
        user(tokens.user()));
  }

  /** The token stands behind the #: browsers send it to nobody, so no log on the way holds it. */
  static PasswordResetLink link(io.acvm.domain.user.PasswordResetLink link) {
    return new PasswordResetLink(link.token(), "/reset-password#" + link.token(), link.expiresAt());
  }
}
