package io.acvm.domain.user;

import java.time.Duration;

/** What can be asked about API tokens, and by whom. */
public sealed interface TokenCommand {
  /**
   * One's own tokens, or everybody's.
   *
   * @param all administrators only
   */
  record ListTokens(Principal principal, boolean all) implements TokenCommand {}

  /** Make a token for oneself. */
  record CreateToken(Principal principal, String name, Role role, Duration lifetime)
      implements TokenCommand {}

  /** Take a token back. */
  record RevokeToken(Principal principal, ApiTokenId token) implements TokenCommand {}

  /**
   * Prove who calls.
   *
   * @param token an access token or the secret of an API token
   * @param address the caller's network address: guesses are counted by it
   */
  record Authenticate(String token, String address) implements TokenCommand {
    @Override
    public String toString() {
      return "Authenticate[***]";
    }
  }
}
