package io.acvm.auth;

import static io.acvm.auth.AuthWorld.ADDRESS;
import static io.acvm.auth.AuthWorld.PASSWORD;
import static io.acvm.auth.AuthWorld.account;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.auth.AuthWorld.failure;
import static io.acvm.domain.error.ErrorCode.LAST_ADMINISTRATOR;
import static io.acvm.domain.error.ErrorCode.PASSWORD_TOO_WEAK;
import static io.acvm.domain.error.ErrorCode.REGISTRATION_CLOSED;
import static io.acvm.domain.error.ErrorCode.REQUEST_INVALID;
import static io.acvm.domain.error.ErrorCode.ROLE_REQUIRED;
import static io.acvm.domain.error.ErrorCode.TOO_MANY_ATTEMPTS;
import static io.acvm.domain.error.ErrorCode.USERNAME_TAKEN;
import static io.acvm.domain.error.ErrorCode.USER_NOT_FOUND;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.error.AcvmException;
import io.acvm.domain.event.Event;
import io.acvm.domain.event.EventType;
import io.acvm.domain.user.AccountCommand.NewAccount;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserId;
import io.acvm.domain.user.UserState;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {
  @TempDir Path directory;
  private AuthWorld world;

  @BeforeEach
  void open() throws Exception {
    world = new AuthWorld(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anOpenServerMakesActiveOperators() {
    User user = world.register("amelie");

    assertThat(user.role()).isEqualTo(Role.OPERATOR);
    assertThat(user.state()).isEqualTo(UserState.ACTIVE);
    assertThat(done(world.auth.accounts().get(user.id()))).isEqualTo(user);
    assertThat(world.lastEvent().type()).isEqualTo(EventType.USER_REGISTERED);
    assertThat(world.lastEvent().actor()).contains("amelie");
  }

  @Test
  void withApprovalANewAccountWaits() {
    assertThat(done(register(RegistrationPolicy.APPROVAL)).state()).isEqualTo(UserState.PENDING);
  }

  @Test
  void aClosedServerRefusesSignUps() {
    assertThat(code(register(RegistrationPolicy.CLOSED))).isEqualTo(REGISTRATION_CLOSED);
  }

  @Test
  void userNamesAreUniqueWhateverTheirCase() {
    world.register("amelie");

    assertThat(code(world.auth.accounts().register(new Register(account("AMELIE"), ADDRESS))))
        .isEqualTo(USERNAME_TAKEN);
  }

  @Test
  void aWeakPasswordIsRefusedWithItsField() {
    NewAccount weak = new NewAccount("amelie", "azertyuiop", "A", "D", Optional.empty());

    AcvmException refusal = failure(world.auth.accounts().register(new Register(weak, ADDRESS)));

    assertThat(refusal.code()).isEqualTo(PASSWORD_TOO_WEAK);
    assertThat(refusal.failure().fields()).hasSize(1);
    assertThat(refusal.failure().fields().get(0).pointer()).isEqualTo("/password");
  }

  @Test
  void signUpsFromOneAddressAreSlowedDown() {
    world.register("amelie");
    for (int i = 1; i < 20; i++) {
      Register again = new Register(account("amelie"), ADDRESS);
      assertThat(code(world.auth.accounts().register(again))).isEqualTo(USERNAME_TAKEN);
    }

    assertThat(code(world.auth.accounts().register(new Register(account("paul"), ADDRESS))))
        .isEqualTo(TOO_MANY_ATTEMPTS);
    done(world.auth.accounts().register(new Register(account("paul"), "10.0.0.8")));
  }

  @Test
  void anApprovalGivesTheRoleAndIsWrittenDown() {
    User pending = done(register(RegistrationPolicy.APPROVAL));
    Principal admin = world.administrator();

    User user = done(world.update(admin, pending, Role.VIEWER, UserState.ACTIVE));

    assertThat(user.state()).isEqualTo(UserState.ACTIVE);
    assertThat(user.role()).isEqualTo(Role.VIEWER);
    Event event = world.lastEvent();
    assertThat(event.type()).isEqualTo(EventType.USER_CHANGED);
    assertThat(event.actor()).contains("admin");
    assertThat(event.subject().orElseThrow().id()).isEqualTo(user.id().value());
    assertThat(event.facts())
        .containsEntry("previousState", "PENDING")
        .containsEntry("state", "ACTIVE")
        .containsEntry("role", "VIEWER");
  }

  @Test
  void aChangeThatChangesNothingIsNotToldOf() {
    User user = world.register("amelie");
    Principal admin = world.administrator();
    int events = world.published.size();

    assertThat(done(world.update(admin, user, Role.OPERATOR, UserState.ACTIVE))).isEqualTo(user);

    assertThat(world.published).hasSize(events);
  }

  @Test
  void onlyAdministratorsChangeUsers() {
    User user = world.register("amelie");
    Principal self = done(world.authenticate(world.login("amelie").accessToken()));

    assertThat(code(world.update(self, user, Role.ADMINISTRATOR, null))).isEqualTo(ROLE_REQUIRED);
  }

  @Test
  void nobodyBecomesPendingAgain() {
    User user = world.register("amelie");

    assertThat(code(world.update(world.administrator(), user, null, UserState.PENDING)))
        .isEqualTo(REQUEST_INVALID);
  }

  @Test
  void anUnknownUserIsNotFound() {
    UpdateUser update =
        new UpdateUser(
            world.administrator(), new UserId("none"), Optional.of(Role.VIEWER), Optional.empty());

    assertThat(code(world.auth.accounts().update(update))).isEqualTo(USER_NOT_FOUND);
    assertThat(code(world.auth.accounts().get(new UserId("none")))).isEqualTo(USER_NOT_FOUND);
  }

  @Test
  void theLastActiveAdministratorCanBeNeitherDemotedNorDisabled() {
    Principal admin = world.administrator();
    User last = done(world.auth.accounts().get(admin.userId()));
    // An administrator who may not sign in is of no help.
    User paul = world.register("paul");
    done(world.update(admin, paul, Role.ADMINISTRATOR, UserState.DISABLED));

    assertThat(code(world.update(admin, last, Role.OPERATOR, null))).isEqualTo(LAST_ADMINISTRATOR);
    assertThat(code(world.update(admin, last, null, UserState.DISABLED)))
        .isEqualTo(LAST_ADMINISTRATOR);
    done(world.update(admin, paul, null, UserState.ACTIVE));
    done(world.update(admin, last, Role.OPERATOR, null));
  }

  @Test
  void twoAdministratorsWhoDemoteEachOtherAtTheSameTimeLeaveOne() {
    Principal admin = world.administrator();
    User first = done(world.auth.accounts().get(admin.userId()));
    User second = done(world.update(admin, world.register("paul"), Role.ADMINISTRATOR, null));
    Principal paul = done(world.authenticate(world.login("paul").accessToken()));

    Future<User> one = world.update(admin, second, Role.VIEWER, null);
    Future<User> two = world.update(paul, first, null, UserState.DISABLED);
    done(Future.join(one, two).otherwiseEmpty());

    assertThat(one.succeeded()).isNotEqualTo(two.succeeded());
    assertThat(code(one.succeeded() ? two : one)).isEqualTo(LAST_ADMINISTRATOR);
    assertThat(done(world.auth.accounts().list())).anyMatch(Accounts::isActiveAdministrator);
  }

  @Test
  void usersAreListedByName() {
    world.register("paul");
    world.register("Amelie");

    assertThat(done(world.auth.accounts().list()))
        .extracting(User::username)
        .containsExactly("Amelie", "paul");
  }

  @Test
  void noEventHoldsASecret() {
    User user = world.register("amelie");
    var tokens = world.login("amelie");
    var renewed = done(world.refresh(tokens.refreshToken()));
    Principal self = done(world.authenticate(renewed.accessToken()));
    code(world.login("amelie", "wrong horse battery"));
    code(world.login(PASSWORD, PASSWORD));
    done(world.changePassword(self, PASSWORD, "even better staple"));
    done(world.auth.sessions().end(self));
    String hash =
        done(world.store.read(tables -> tables.users().passwordHash(user.id()))).orElseThrow();

    assertThat(world.published.toString())
        .contains("amelie")
        .doesNotContain(
            PASSWORD,
            "wrong horse battery",
            "even better staple",
            hash,
            "argon2",
            tokens.accessToken(),
            tokens.refreshToken(),
            renewed.refreshToken(),
            tokens.csrfToken());
  }

  private Future<User> register(RegistrationPolicy policy) {
    return world.server(policy).accounts().register(new Register(account("amelie"), ADDRESS));
  }
}
