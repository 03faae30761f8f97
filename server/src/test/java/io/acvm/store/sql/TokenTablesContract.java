package io.acvm.store.sql;

import static io.acvm.store.sql.Samples.NOW;
import static io.acvm.store.sql.Samples.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.user.ApiToken;
import io.acvm.domain.user.ApiTokenId;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.store.PasswordResetTable.PasswordReset;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** API tokens, links for new passwords, and settings. */
interface TokenTablesContract extends StoreFixture {
  @Test
  default void a_token_is_found_by_its_hash_and_listed_with_its_owner() {
    User alice = user("alice");
    User bob = user("bob");
    write(t -> t.users().insert(alice, "h"));
    write(t -> t.users().insert(bob, "h"));
    ApiToken older = token(alice, NOW);
    ApiToken newer = token(alice, NOW.plusSeconds(1));
    ApiToken other = token(bob, NOW.plusSeconds(2));
    write(t -> t.apiTokens().insert(older, "hash-1"));
    write(t -> t.apiTokens().insert(newer, "hash-2"));
    write(t -> t.apiTokens().insert(other, "hash-3"));

    assertThat(found(t -> t.apiTokens().findBySecretHash("hash-1"))).contains(older);
    assertThat(found(t -> t.apiTokens().findBySecretHash("hash-4"))).isEmpty();
    assertThat(found(t -> t.apiTokens().find(newer.id()))).contains(newer);
    assertThat(listed(t -> t.apiTokens().list(Optional.of(alice.id()))))
        .containsExactly(newer, older);
    assertThat(listed(t -> t.apiTokens().list(Optional.empty())))
        .containsExactly(other, newer, older);
    assertThat(counted(t -> t.apiTokens().delete(newer.id()))).isEqualTo(1);
    assertThat(counted(t -> t.apiTokens().delete(newer.id()))).isZero();
    assertThat(counted(t -> t.apiTokens().deleteOld(older.expiresAt().plusNanos(1)))).isEqualTo(1);
    assertThat(listed(t -> t.apiTokens().list(Optional.empty()))).containsExactly(other);
  }

  @Test
  default void the_last_day_of_use_never_goes_back() {
    User alice = user("alice");
    write(t -> t.users().insert(alice, "h"));
    ApiToken token = token(alice, NOW);
    write(t -> t.apiTokens().insert(token, "hash"));
    LocalDate day = LocalDate.of(2026, 2, 28);

    write(t -> t.apiTokens().used(token.id(), day));
    write(t -> t.apiTokens().used(token.id(), day.minusDays(1)));

    assertThat(found(t -> t.apiTokens().find(token.id())).orElseThrow().lastUsedOn()).contains(day);
  }

  @Test
  default void a_user_has_one_link_for_a_new_password() {
    User alice = user("alice");
    PasswordReset first = new PasswordReset(alice.id(), "hash-1", NOW);
    PasswordReset second = new PasswordReset(alice.id(), "hash-2", NOW);
    write(t -> t.passwordResets().put(first));
    write(t -> t.passwordResets().put(second));
    assertThat(found(t -> t.passwordResets().findByTokenHash("hash-1"))).isEmpty();
    assertThat(found(t -> t.passwordResets().findByTokenHash("hash-2"))).contains(second);
    write(t -> t.passwordResets().delete(alice.id()));
    assertThat(found(t -> t.passwordResets().findByTokenHash("hash-2"))).isEmpty();
  }

  @Test
  default void a_setting_has_its_last_value() {
    assertThat(found(t -> t.settings().find("registration"))).isEmpty();
    write(t -> t.settings().put("registration", "OPEN"));
    write(t -> t.settings().put("registration", "CLOSED"));
    assertThat(found(t -> t.settings().find("registration"))).contains("CLOSED");
  }

  @Test
  default void a_deleted_user_is_gone_and_the_name_free() {
    User alice = user("alice");
    write(t -> t.users().insert(alice, "h"));
    write(t -> t.users().delete(alice.id()));
    assertThat(found(t -> t.users().find(alice.id()))).isEmpty();
    write(t -> t.users().insert(user("ALICE"), "h"));
  }

  private static ApiToken token(User owner, Instant createdAt) {
    return new ApiToken(
        ApiTokenId.random(),
        owner.id(),
        owner.username(),
        "nightly backup",
        Role.OPERATOR,
        createdAt,
        createdAt.plus(Duration.ofDays(1)),
        Optional.empty());
  }
}
