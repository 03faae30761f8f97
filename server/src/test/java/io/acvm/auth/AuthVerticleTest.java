package io.acvm.auth;

import static io.acvm.auth.AuthWorld.ADDRESS;
import static io.acvm.auth.AuthWorld.PASSWORD;
import static io.acvm.auth.AuthWorld.account;
import static io.acvm.auth.AuthWorld.code;
import static io.acvm.auth.AuthWorld.done;
import static io.acvm.auth.AuthWorld.failure;
import static io.acvm.bus.Nothing.NOTHING;
import static io.acvm.domain.error.ErrorCode.PASSWORD_TOO_WEAK;
import static io.acvm.domain.error.ErrorCode.SESSION_ENDED;
import static io.acvm.domain.error.ErrorCode.SETUP_TOKEN_INVALID;
import static io.acvm.domain.error.ErrorCode.TOKEN_INVALID;
import static org.assertj.core.api.Assertions.assertThat;

import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.acvm.domain.error.AcvmException;
import io.acvm.domain.user.AccountCommand.ChangePassword;
import io.acvm.domain.user.AccountCommand.Login;
import io.acvm.domain.user.AccountCommand.Refresh;
import io.acvm.domain.user.AccountCommand.Register;
import io.acvm.domain.user.AccountCommand.SetUp;
import io.acvm.domain.user.AccountCommand.UpdateUser;
import io.acvm.domain.user.Principal;
import io.acvm.domain.user.Role;
import io.acvm.domain.user.SessionTokens;
import io.acvm.domain.user.TokenCommand.Authenticate;
import io.acvm.domain.user.User;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthVerticleTest {
  @TempDir Path directory;
  private AuthWorld world;
  private Bus bus;

  @BeforeEach
  void deploy() throws Exception {
    world = new AuthWorld(directory);
    bus = Bus.create(world.vertx);
    done(world.vertx.deployVerticle(new AuthVerticle(bus, world.auth)));
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void everyAddressIsAnswered() {
    User amelie =
        done(bus.request(AccountAddresses.REGISTER, new Register(account("amelie"), ADDRESS)));
    SessionTokens first =
        done(bus.request(AccountAddresses.LOGIN, new Login("amelie", PASSWORD, ADDRESS)));
    SessionTokens tokens =
        done(bus.request(AccountAddresses.REFRESH, new Refresh(first.refreshToken(), ADDRESS)));
    Principal self =
        done(
            bus.request(
                AccountAddresses.AUTHENTICATE, new Authenticate(tokens.accessToken(), "a")));

    assertThat(done(bus.request(AccountAddresses.GET_USER, self.userId()))).isEqualTo(amelie);
    assertThat(done(bus.request(AccountAddresses.LIST_USERS, NOTHING))).containsExactly(amelie);
    done(
        bus.request(
            AccountAddresses.CHANGE_PASSWORD,
            new ChangePassword(self, PASSWORD, "even better staple", ADDRESS)));
    assertThat(done(bus.request(AccountAddresses.SETUP_NEEDED, NOTHING))).isTrue();
    assertThat(
            code(bus.request(AccountAddresses.SET_UP, new SetUp("wrong", account("eve"), ADDRESS))))
        .isEqualTo(SETUP_TOKEN_INVALID);
    User viewer =
        done(
            bus.request(
                AccountAddresses.UPDATE_USER,
                new UpdateUser(
                    world.administrator(),
                    amelie.id(),
                    Optional.of(Role.VIEWER),
                    Optional.empty())));
    assertThat(viewer.role()).isEqualTo(Role.VIEWER);
    assertThat(done(bus.request(AccountAddresses.LOGOUT, self))).isEqualTo(NOTHING);
    assertThat(
            code(
                bus.request(
                    AccountAddresses.AUTHENTICATE, new Authenticate(tokens.accessToken(), "a"))))
        .isEqualTo(SESSION_ENDED);
  }

  @Test
  void failuresArriveWithTheirCodeAndFields() {
    assertThat(code(bus.request(AccountAddresses.AUTHENTICATE, new Authenticate("no token", "a"))))
        .isEqualTo(TOKEN_INVALID);
    AcvmException weak =
        failure(bus.request(AccountAddresses.REGISTER, new Register(account(PASSWORD), ADDRESS)));
    assertThat(weak.code()).isEqualTo(PASSWORD_TOO_WEAK);
    assertThat(weak.failure().fields().get(0).code()).isEqualTo("username");
  }
}
