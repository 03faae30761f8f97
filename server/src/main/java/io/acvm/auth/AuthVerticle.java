package io.acvm.auth;

import static io.acvm.bus.Nothing.NOTHING;

import io.acvm.bus.AccountAddresses;
import io.acvm.bus.Bus;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers the addresses of accounts and sessions. */
public final class AuthVerticle extends VerticleBase {
  private static final Logger LOG = LoggerFactory.getLogger(AuthVerticle.class);
  private static final Duration CLEAN_UP_EVERY = Duration.ofHours(1);

  private final Bus bus;
  private final Auth auth;

  public AuthVerticle(Bus bus, Auth auth) {
    this.bus = bus;
    this.auth = auth;
  }

  @Override
  public Future<?> start() {
    bus.serve(AccountAddresses.REGISTER, auth.accounts()::register);
    bus.serve(AccountAddresses.SET_UP, auth.setup()::setUp);
    bus.serve(AccountAddresses.SETUP_NEEDED, nothing -> auth.setup().needed());
    bus.serve(AccountAddresses.LOGIN, auth.signIn()::login);
    bus.serve(AccountAddresses.REFRESH, auth.sessions()::refresh);
    bus.serve(AccountAddresses.AUTHENTICATE, auth::authenticate);
    bus.serve(AccountAddresses.LOGOUT, who -> auth.sessions().end(who).map(NOTHING));
    bus.serve(
        AccountAddresses.CHANGE_PASSWORD,
        command -> auth.signIn().changePassword(command).map(NOTHING));
    bus.serve(AccountAddresses.GET_USER, auth.accounts()::get);
    bus.serve(AccountAddresses.LIST_USERS, nothing -> auth.accounts().list());
    bus.serve(AccountAddresses.UPDATE_USER, auth.accounts()::update);
    bus.serve(
        AccountAddresses.DELETE_USER, command -> auth.accounts().delete(command).map(NOTHING));
    bus.serve(AccountAddresses.CREATE_PASSWORD_RESET, auth.passwordResets()::create);
    bus.serve(
        AccountAddresses.RESET_PASSWORD,
        command -> auth.passwordResets().reset(command).map(NOTHING));
    bus.serve(AccountAddresses.REGISTRATION, nothing -> auth.registration().current());
    bus.serve(AccountAddresses.CHANGE_REGISTRATION, auth.registration()::change);
    bus.serve(AccountAddresses.LIST_TOKENS, auth.tokens()::list);
    bus.serve(AccountAddresses.CREATE_TOKEN, auth.tokens()::create);
    bus.serve(AccountAddresses.REVOKE_TOKEN, command -> auth.tokens().revoke(command).map(NOTHING));
    vertx.setPeriodic(CLEAN_UP_EVERY.toMillis(), timer -> forgetOld());
    return Future.succeededFuture();
  }

  private void forgetOld() {
    Future.join(auth.sessions().forgetOld(), auth.tokens().forgetOld())
        .onFailure(cause -> LOG.warn("old sessions and tokens could not be forgotten", cause));
  }
}
