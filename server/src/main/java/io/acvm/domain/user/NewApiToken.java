package io.acvm.domain.user;

/**
 * A token that was just made.
 *
 * @param secret what the script sends; kept nowhere
 */
public record NewApiToken(ApiToken token, String secret) {
  @Override
  public String toString() {
    return "NewApiToken[" + token.id().value() + ", ***]";
  }
}
