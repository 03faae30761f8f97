package io.acvm.auth;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.error.ErrorCode;
import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Counts guesses of passwords by account and by address, and guesses of tokens and sign-ups by
 * address. A success forgets what was counted against the account, never what was counted against
 * the address: whoever has one account could else guess on at leisure.
 */
final class Guesses {
  private static final Set<ErrorCode> WRONG_GUESS =
      Set.of(ErrorCode.CREDENTIALS_INVALID, ErrorCode.PASSWORD_WRONG);
  private static final Set<ErrorCode> WRONG_TOKEN =
      Set.of(ErrorCode.API_TOKEN_INVALID, ErrorCode.PASSWORD_RESET_INVALID);

  private final Throttle accounts;
  private final Throttle addresses;
  private final Throttle signUps;
  private final Throttle tokens;

  Guesses(Clock clock) {
    // Five minutes at most: guessing must not shut the owner of an account out for long.
    accounts = new Throttle(5, Duration.ofMinutes(5), clock);
    // More is free and the delay longer: many people may share an address, no person a program's
    // patience.
    addresses = new Throttle(20, Duration.ofMinutes(15), clock);
    signUps = new Throttle(20, Duration.ofMinutes(15), clock);
    tokens = new Throttle(20, Duration.ofMinutes(15), clock);
  }

  /** Does work that proves a password, unless the account or the address must wait. */
  <T> Future<T> ofPassword(String username, String address, Supplier<Future<T>> work) {
    String account = username.toLowerCase(Locale.ROOT);
    return Future.succeededFuture()
        .compose(early -> begin(account, address))
        .compose(begun -> work.get().andThen((done, failure) -> end(account, address, failure)));
  }

  /** Does work that proves a random token, unless the address must wait. */
  <T> Future<T> ofToken(String address, Supplier<Future<T>> work) {
    return Future.succeededFuture()
        .map(
            early -> {
              tokens.begin(address);
              return null;
            })
        .compose(begun -> work.get().andThen((done, failure) -> endToken(address, failure)));
  }

  /** Counts a sign-up, whatever becomes of it; fails when the address must wait. */
  Future<Void> signUp(String address) {
    return Future.succeededFuture()
        .map(
            early -> {
              signUps.begin(address);
              signUps.failed(address);
              return null;
            });
  }

  private Future<Void> begin(String account, String address) {
    accounts.begin(account);
    try {
      addresses.begin(address);
    } catch (AcvmException tooEarly) {
      accounts.left(account);
      throw tooEarly;
    }
    return Future.succeededFuture();
  }

  private void endToken(String address, Throwable failure) {
    if (failure instanceof AcvmException known && WRONG_TOKEN.contains(known.code())) {
      tokens.failed(address);
    } else {
      tokens.left(address);
    }
  }

  private void end(String account, String address, Throwable failure) {
    if (failure instanceof AcvmException known && WRONG_GUESS.contains(known.code())) {
      accounts.failed(account);
      addresses.failed(address);
      return;
    }
    addresses.left(address);
    if (failure == null) {
      accounts.succeeded(account);
    } else {
      accounts.left(account);
    }
  }
}
