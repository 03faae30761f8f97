package io.acvm.domain.user;

import java.util.Optional;

/**
 * What can be asked about accounts and sessions.
 *
 * <p>{@code address} is the caller's network address: guesses are counted by it and it is written
 * to the audit trail.
 */
public sealed interface AccountCommand {
  /** Sign up. */
  record Register(NewAccount account, String address) implements AccountCommand {}

  /** Make the first administrator with the token of the one-time link. */
  record SetUp(String token, NewAccount account, String address) implements AccountCommand {
    @Override
    public String toString() {
      return "SetUp[" + account + "]";
    }
  }

  /** Sign in. */
  record Login(String username, String password, String address) implements AccountCommand {
    @Override
    public String toString() {
      return "Login[" + username + "]";
    }
  }

  /** Get new tokens. */
  record Refresh(String refreshToken, String address) implements AccountCommand {
    @Override
    public String toString() {
      return "Refresh[***]";
    }
  }

  /** Change one's own password. */
  record ChangePassword(
      Principal principal, String currentPassword, String newPassword, String address)
      implements AccountCommand {
    @Override
    public String toString() {
      return "ChangePassword[" + principal.username() + "]";
    }
  }

  /** Approve, disable or change the role of a user. */
  record UpdateUser(
      Principal principal, UserId user, Optional<Role> role, Optional<UserState> state)
      implements AccountCommand {}

  /** Turn a sign-up down. */
  record DeleteUser(Principal principal, UserId user) implements AccountCommand {}

  /** Make a one-time link for a new password of a user. */
  record CreatePasswordReset(Principal principal, UserId user) implements AccountCommand {}

  /** Choose a new password with the token of such a link. */
  record ResetPassword(String token, String newPassword, String address) implements AccountCommand {
    @Override
    public String toString() {
      return "ResetPassword[***]";
    }
  }

  /** Change what happens when somebody signs up. */
  record ChangeRegistration(Principal principal, RegistrationPolicy policy)
      implements AccountCommand {}

  /** What a person says of themselves when signing up. */
  record NewAccount(
      String username, String password, String firstName, String lastName, Optional<String> email) {
    @Override
    public String toString() {
      return "NewAccount[" + username + "]";
    }
  }
}
