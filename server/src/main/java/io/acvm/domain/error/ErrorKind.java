package io.acvm.domain.error;

/**
 * The class of a failure: decides the HTTP status, whether a retry helps, and the exit code of the
 * command line.
 */
public enum ErrorKind {
  INVALID,
  UNAUTHENTICATED,
  FORBIDDEN,
  NOT_FOUND,
  ALREADY_EXISTS,
  CONFLICT,
  EXHAUSTED,
  UNSUPPORTED,
  UNSUPPORTED_MEDIA_TYPE,
  METHOD_NOT_ALLOWED,
  TOO_LARGE,
  THROTTLED,
  UNAVAILABLE,
  TIMEOUT,
  REJECTED,
  CANCELED,
  INTERNAL
}
