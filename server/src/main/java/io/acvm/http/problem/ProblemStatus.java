package io.acvm.http.problem;

import io.acvm.domain.error.ErrorKind;

/** Which HTTP status a kind of failure has. */
public final class ProblemStatus {
  private ProblemStatus() {}

  public static int of(ErrorKind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNAUTHENTICATED -> 401;
      case FORBIDDEN -> 403;
      case NOT_FOUND -> 404;
      case METHOD_NOT_ALLOWED -> 405;
      case ALREADY_EXISTS, CONFLICT, EXHAUSTED, CANCELED -> 409;
      case TOO_LARGE -> 413;
      case UNSUPPORTED_MEDIA_TYPE -> 415;
      case UNSUPPORTED -> 422;
      case THROTTLED -> 429;
      case INTERNAL -> 500;
      case REJECTED -> 502;
      case UNAVAILABLE -> 503;
      case TIMEOUT -> 504;
    };
  }
}
