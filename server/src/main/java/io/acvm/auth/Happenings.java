package io.acvm.auth;

import io.acvm.domain.Target;
import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.event.EventType;
import io.acvm.domain.event.NewEvent;
import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.SessionId;
import io.acvm.domain.user.User;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** The events of this area. None holds a password, a token or a hash. */
final class Happenings {
  private Happenings() {}

  static NewEvent sessionStarted(User user, SessionId session, String address, Instant at) {
    return event(EventType.SESSION_STARTED, at, user, session(session), Map.of("address", address));
  }

  /**
   * @param user empty when there is none of that name. The name is not written down then: people
   *     type passwords into the wrong field.
   */
  static NewEvent refused(Optional<User> user, ErrorCode reason, String address, Instant at) {
    return new NewEvent(
        EventType.SESSION_REFUSED,
        at,
        user.map(User::username),
        user.map(Happenings::target),
        Map.of("address", address, "errorCode", reason.name()));
  }

  static NewEvent signedOut(Principal principal, Instant at) {
    return new NewEvent(
        EventType.SESSION_ENDED,
        at,
        Optional.of(principal.username()),
        principal.sessionId().map(Happenings::session),
        Map.of("reason", "logout"));
  }

  /** Somebody holds a copy of a refresh token; who is the rightful one cannot be told. */
  static NewEvent refreshTokenReused(User user, SessionId session, String address, Instant at) {
    return event(
        EventType.SESSION_ENDED,
        at,
        user,
        session(session),
        Map.of("reason", "refreshTokenReused", "address", address));
  }

  static NewEvent registered(User user, String address, Instant at) {
    return event(
        EventType.USER_REGISTERED,
        at,
        user,
        target(user),
        Map.of("address", address, "state", user.state().name(), "role", user.role().name()));
  }

  static NewEvent passwordChanged(User user, int endedSessions, String address, Instant at) {
    return event(
        EventType.USER_PASSWORD_CHANGED,
        at,
        user,
        target(user),
        Map.of("address", address, "endedSessions", Integer.toString(endedSessions)));
  }

  static NewEvent changed(String actor, User before, User after, Instant at) {
    return new NewEvent(
        EventType.USER_CHANGED,
        at,
        Optional.of(actor),
        Optional.of(target(after)),
        Map.of(
            "role", after.role().name(),
            "state", after.state().name(),
            "previousRole", before.role().name(),
            "previousState", before.state().name()));
  }

  static NewEvent deleted(String actor, User user, Instant at) {
    return new NewEvent(
        EventType.USER_DELETED,
        at,
        Optional.of(actor),
        Optional.of(target(user)),
        Map.of("state", user.state().name()));
  }

  static NewEvent passwordResetCreated(String actor, User user, Instant at) {
    return new NewEvent(
        EventType.USER_PASSWORD_RESET_CREATED,
        at,
        Optional.of(actor),
        Optional.of(target(user)),
        Map.of());
  }

  static NewEvent tokenCreated(ApiToken token) {
    return new NewEvent(
        EventType.TOKEN_CREATED,
        token.createdAt(),
        Optional.of(token.ownerName()),
        Optional.of(target(token)),
        Map.of(
            "owner", token.ownerName(),
            "role", token.role().name(),
            "expiresAt", token.expiresAt().toString()));
  }

  static NewEvent tokenRevoked(String actor, ApiToken token, Instant at) {
    return new NewEvent(
        EventType.TOKEN_REVOKED,
        at,
        Optional.of(actor),
        Optional.of(target(token)),
        Map.of("owner", token.ownerName()));
  }

  private static NewEvent event(
      EventType type, Instant at, User actor, Target subject, Map<String, String> facts) {
    return new NewEvent(type, at, Optional.of(actor.username()), Optional.of(subject), facts);
  }

  private static Target target(User user) {
    return new Target(Target.Type.USER, user.id().value(), Optional.of(user.username()));
  }

  private static Target target(ApiToken token) {
    return new Target(Target.Type.TOKEN, token.id().value(), Optional.of(token.name()));
  }

  private static Target session(SessionId session) {
    return new Target(Target.Type.SESSION, session.value(), Optional.empty());
  }
}
