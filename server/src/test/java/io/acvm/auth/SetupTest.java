package io.acvm.auth;

import static io.acvm.auth.AuthWorld.ADDRESS;
import static io.acvm.auth.AuthWorld.PASSWORD;
import static io.acvm.auth.AuthWorld.account;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.PASSWORD_TOO_WEAK;
import static io.acvm.domain.error.ErrorCode.SETUP_ALREADY_DONE;
import static io.acvm.domain.error.ErrorCode.SETUP_TOKEN_INVALID;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_ATTEMPTS;
import static io.acvm.domain.error.ErrorCode.USERNAME_TAKEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.EventType;
import io.acvm.domain.user.AccountCommand.NewAccount;
import io.acvm.domain.user.AccountCommand.SetUp;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.acvm.secret.Secret;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetupTest {
  @TempDir Path directory;
  private AuthWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new AuthWorld(directory, RegistrationPolicy.APPROVAL);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void aPasswordInTheEnvironmentMakesTheUserAdmin() {
    assertThat(done(world.auth.setup().needed())).isTrue();

    assertThat(begin(Optional.of(new Secret(PASSWORD)))).isEmpty();

    User admin = world.login("admin").user();
    assertThat(admin.role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(done(world.auth.setup().needed())).isFalse();
  }

  @Test
  void thePasswordInTheEnvironmentChangesNothingOnceThereIsAnAdministrator() {
    begin(Optional.of(new Secret(PASSWORD)));
    Auth restarted = world.server(RegistrationPolicy.APPROVAL);

    assertThat(done(restarted.setup().begin(Optional.of(new Secret("another password")))))
        .isEmpty();

    world.login("admin");
  }

  @Test
  void aWeakPasswordInTheEnvironmentIsRefused() {
    assertThat(code(world.auth.setup().begin(Optional.of(new Secret("admin")))))
        .isEqualTo(PASSWORD_TOO_WEAK);
  }

  @Test
  void theTokenOfTheLinkMakesTheFirstAdministratorOnce() {
    String token = begin(Optional.empty()).orElseThrow().value();

    User ada = done(setUp(token, "ada"));

    assertThat(token).hasSize(43);
    assertThat(ada.role()).isEqualTo(Role.ADMINISTRATOR);
    assertThat(ada.state()).isEqualTo(UserState.ACTIVE);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.USER_REGISTERED);
    assertThat(code(setUp(token, "eve"))).isEqualTo(SETUP_ALREADY_DONE);
    world.login("ada");
  }

  @Test
  void whoRacesForTheLinkMakesOneAdministratorOnly() {
    String token = begin(Optional.empty()).orElseThrow().value();

    List<Future<User>> racers = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      racers.add(setUp(token, "ada" + i));
    }
    done(Future.join(racers).otherwiseEmpty());

    assertThat(racers).filteredOn(Future::succeeded).hasSize(1);
    assertThat(done(world.auth.accounts().list())).hasSize(1);
  }

  @Test
  void linksOfTwoServersMakeOneAdministratorOnly() {
    Auth other = world.server(RegistrationPolicy.APPROVAL);
    String here = begin(Optional.empty()).orElseThrow().value();
    String there = done(other.setup().begin(Optional.empty())).orElseThrow().value();

    Future<User> one = setUp(here, "ada");
    Future<User> two = other.setup().setUp(new SetUp(there, account("eve"), ADDRESS));
    done(Future.join(one, two).otherwiseEmpty());

    assertThat(one.succeeded()).isNotEqualTo(two.succeeded());
    assertThat(code(one.succeeded() ? two : one)).isEqualTo(SETUP_ALREADY_DONE);
  }

  @Test
  void aWrongTokenIsRefusedAndWrittenDown() {
    begin(Optional.empty());

    assertThat(code(setUp("wrong", "eve"))).isEqualTo(SETUP_TOKEN_INVALID);

    assertThat(world.lastEvent().type()).isEqualTo(EventType.SESSION_REFUSED);
  }

  @Test
  void withoutALinkThereIsNoWayIn() {
    assertThat(code(setUp("", "eve"))).isEqualTo(SETUP_TOKEN_INVALID);
  }

  @Test
  void guessingTheTokenIsSlowedDown() {
    begin(Optional.empty());
    for (int i = 0; i < 20; i++) {
      assertThat(code(setUp("wrong" + i, "eve"))).isEqualTo(SETUP_TOKEN_INVALID);
    }

    assertThat(code(setUp("wrong", "eve"))).isEqualTo(TOO_MANY_ATTEMPTS);
  }

  @Test
  void theLinkStaysGoodWhenTheAccountWasRefused() {
    String token = begin(Optional.empty()).orElseThrow().value();
    world.register("amelie");
    NewAccount weak = new NewAccount("ada", "motdepasse", "Ada", "Martin", Optional.empty());

    assertThat(code(world.auth.setup().setUp(new SetUp(token, weak, ADDRESS))))
        .isEqualTo(PASSWORD_TOO_WEAK);
    assertThat(code(setUp(token, "amelie"))).isEqualTo(USERNAME_TAKEN);

    done(setUp(token, "ada"));
  }

  private Optional<Secret> begin(Optional<Secret> password) {
    return done(world.auth.setup().begin(password));
  }

  private Future<User> setUp(String token, String username) {
    return world.auth.setup().setUp(new SetUp(token, account(username), ADDRESS));
  }
}
