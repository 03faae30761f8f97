package io.acvm.store.sql;

import static io.acvm.store.sql.Samples.NOW;
import static io.acvm.store.sql.Samples.session;
import static io.acvm.store.sql.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.ErrorCode;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.acvm.store.SessionTable.Session;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Users and sessions. */
interface AccountTablesContract extends StoreFixture {
  @Test
  default void a_user_is_read_as_written_and_found_whatever_the_case_of_the_name() {
    User user = user("Élodie.L");
    write(t -> t.users().insert(user, "$argon2id$x"));
    assertThat(found(t -> t.users().find(user.id()))).contains(user);
    assertThat(found(t -> t.users().findByUsername("ÉLODIE.l"))).contains(user);
    assertThat(found(t -> t.users().findByUsername("nobody"))).isEmpty();
    assertThat(found(t -> t.users().passwordHash(user.id()))).contains("$argon2id$x");
  }

  @Test
  default void a_username_is_taken_whatever_its_case() {
    User alice = user("alice");
    User bob = user("bob");
    write(t -> t.users().insert(alice, "h"));
    write(t -> t.users().insert(bob, "h"));
    assertThat(codeOf(() -> write(t -> t.users().insert(user("ALICE"), "h"))))
        .isEqualTo(ErrorCode.USERNAME_TAKEN);
    User renamed =
        new User(
            bob.id(),
            "Alice",
            "",
            "",
            Optional.empty(),
            Role.VIEWER,
            UserState.DISABLED,
            bob.createdAt());
    assertThat(codeOf(() -> write(t -> t.users().update(renamed))))
        .isEqualTo(ErrorCode.USERNAME_TAKEN);
    assertThat(listed(t -> t.users().list())).containsExactly(alice, bob);
  }

  @Test
  default void updating_a_user_keeps_the_password_and_the_password_alone_can_change() {
    User user = user("carol");
    write(t -> t.users().insert(user, "old"));
    User changed =
        new User(
            user.id(),
            "Carol",
            "C",
            "D",
            Optional.empty(),
            Role.ADMINISTRATOR,
            UserState.PENDING,
            NOW);
    write(t -> t.users().update(changed));
    assertThat(found(t -> t.users().find(user.id()))).contains(changed);
    assertThat(found(t -> t.users().passwordHash(user.id()))).contains("old");
    write(t -> t.users().updatePasswordHash(user.id(), "new"));
    assertThat(found(t -> t.users().passwordHash(user.id()))).contains("new");
  }

  @Test
  default void a_session_keeps_its_present_and_its_previous_token() {
    Session session = session(user("x").id(), "hash-1");
    write(t -> t.sessions().insert(session));
    assertThat(found(t -> t.sessions().find(session.id()))).contains(session);
    Session rotated =
        new Session(
            session.id(),
            session.user(),
            "hash-2",
            Optional.of("hash-1"),
            Optional.of(NOW.plusSeconds(5)),
            session.createdAt(),
            session.expiresAt(),
            Optional.empty());
    write(t -> t.sessions().update(rotated));
    assertThat(found(t -> t.sessions().find(session.id()))).contains(rotated);
  }

  @Test
  default void ending_all_sessions_of_a_user_leaves_the_one_excepted_and_those_of_others() {
    User user = user("x");
    Session first = session(user.id(), "1");
    Session second = session(user.id(), "2");
    Session other = session(user("y").id(), "3");
    for (Session session : List.of(first, second, other)) {
      write(t -> t.sessions().insert(session));
    }
    Instant end = NOW.plusSeconds(9);
    assertThat(counted(t -> t.sessions().endAll(user.id(), Optional.of(second.id()), end)))
        .isEqualTo(1);
    assertThat(found(t -> t.sessions().find(first.id())).orElseThrow().endedAt()).contains(end);
    assertThat(found(t -> t.sessions().find(second.id()))).contains(second);
    assertThat(found(t -> t.sessions().find(other.id()))).contains(other);
    assertThat(counted(t -> t.sessions().endAll(user.id(), Optional.empty(), end))).isEqualTo(1);
    assertThat(counted(t -> t.sessions().deleteOld(end))).isZero();
    assertThat(counted(t -> t.sessions().deleteOld(end.plusNanos(1)))).isEqualTo(2);
    assertThat(counted(t -> t.sessions().deleteOld(other.expiresAt().plusNanos(1)))).isEqualTo(1);
  }
}
