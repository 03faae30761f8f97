package io.acvm.auth;

import static io.acvm.auth.AuthWorld.ADDRESS;
import static io.acvm.auth.AuthWorld.account;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.domain.error.ErrorCode.REGISTRATION_CLOSED;
import static io.acvm.domain.error.ErrorCode.ROLE_REQUIRED;
import static io.acvm.domain.error.ErrorCode.SETTING_FIXED;
import static io.acvm.domain.error.ErrorCode.USER_NOT_FOUND;
import static io.acvm.domain.error.ErrorCode.USER_NOT_PENDING;
import static io.acvm.domain.user.RegistrationPolicy.APPROVAL;
import static io.acvm.domain.user.RegistrationPolicy.CLOSED;
import static io.acvm.domain.user.RegistrationPolicy.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.domain.event.EventType;
import io.acvm.domain.user.AccountCommand.ChangeRegistration;
import io.acvm.domain.user.AccountCommand.DeleteUser;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.domain.user.User;
import io.acvm.domain.user.UserState;
import io.vertx.core.Future;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegistrationTest {
  @TempDir Path directory;
  private AuthWorld world;
  private Principal admin;

  @BeforeEach
  void open() throws Exception {
    world = new AuthWorld(directory, APPROVAL);
    admin = world.administrator();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void whatAnAdministratorChoosesCountsAtOnceAndAfterARestart() {
    done(change(world.auth, admin, CLOSED));

    assertThat(code(register(world.auth, "amelie"))).isEqualTo(REGISTRATION_CLOSED);
    assertThat(done(world.server(APPROVAL).registration().current()))
        .isEqualTo(new RegistrationSetting(CLOSED, false));
    assertThat(world.lastEvent().type()).isEqualTo(EventType.SETTINGS_CHANGED);
    assertThat(world.lastEvent().facts())
        .containsEntry("value", "CLOSED")
        .containsEntry("previousValue", "APPROVAL");
  }

  @Test
  void theConfigurationWinsOverWhatWasChosenAndCannotBeChanged() {
    done(change(world.auth, admin, CLOSED));
    Auth configured = world.server(new RegistrationSetting(OPEN, true));

    assertThat(done(register(configured, "amelie")).state()).isEqualTo(UserState.ACTIVE);
    assertThat(code(change(configured, admin, APPROVAL))).isEqualTo(SETTING_FIXED);
  }

  @Test
  void onlyAdministratorsChangeIt() {
    done(change(world.auth, admin, OPEN));
    world.register("amelie");
    Principal amelie = done(world.authenticate(world.login("amelie").accessToken()));
    assertThat(code(change(world.auth, amelie, CLOSED))).isEqualTo(ROLE_REQUIRED);
  }

  @Test
  void aSignUpThatIsTurnedDownIsGoneAndItsNameFree() {
    User amelie = done(register(world.auth, "amelie"));

    done(delete(amelie));

    assertThat(world.lastEvent().type()).isEqualTo(EventType.USER_DELETED);
    assertThat(code(delete(amelie))).isEqualTo(USER_NOT_FOUND);
    assertThat(done(register(world.auth, "amelie")).id()).isNotEqualTo(amelie.id());
  }

  @Test
  void anAccountThatWasEverActiveStays() {
    User amelie = done(register(world.auth, "amelie"));
    done(world.update(admin, amelie, null, UserState.ACTIVE));
    assertThat(code(delete(amelie))).isEqualTo(USER_NOT_PENDING);
    done(world.update(admin, amelie, null, UserState.DISABLED));
    assertThat(code(delete(amelie))).isEqualTo(USER_NOT_PENDING);
  }

  private Future<Void> delete(User user) {
    return world.auth.accounts().delete(new DeleteUser(admin, user.id()));
  }

  private static Future<User> register(Auth auth, String username) {
    return auth.accounts().register(new Register(account(username), ADDRESS));
  }

  private static Future<RegistrationSetting> change(
      Auth auth, Principal by, RegistrationPolicy policy) {
    return auth.registration().change(new ChangeRegistration(by, policy));
  }
}
