package io.acvm.app;

import io.acvm.app.Readiness.FirstAdministrator;
import io.acvm.auth.Setup;
import io.acvm.config.AcvmConfig;
import io.acvm.config.Profile;
import io.acvm.secret.Secret;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** Sees to it that there is a way to the first administrator. */
final class Administrators {
  private static final int PASSWORD_BYTES = 12;

  private final Vertx vertx;
  private final Setup setup;
  private final AcvmConfig config;
  private final Path demoFile;
  private final SecureRandom random;

  Administrators(
      Vertx vertx, Setup setup, AcvmConfig config, DataDirectory data, SecureRandom random) {
    this.vertx = vertx;
    this.setup = setup;
    this.config = config;
    this.demoFile = data.file("demo-password");
    this.random = random;
  }

  /** With a configured password, in the demo with one of its own, else with a one-time link. */
  Future<FirstAdministrator> prepare() {
    if (config.profile() == Profile.MOCK && config.administratorPassword().isEmpty()) {
      return setup
          .needed()
          .compose(needed -> vertx.executeBlocking(() -> demoPassword(needed)))
          .compose(password -> begin(password).map(first -> withPassword(first, password)));
    }
    return begin(config.administratorPassword());
  }

  private Future<FirstAdministrator> begin(Optional<Secret> password) {
    return setup.begin(password).map(token -> new FirstAdministrator(token, Optional.empty()));
  }

  private static FirstAdministrator withPassword(
      FirstAdministrator first, Optional<Secret> password) {
    return new FirstAdministrator(first.setupToken(), password);
  }

  // Written before the account is made: the other way round a kill between the two would leave an
  // account that nobody can use.
  private Optional<Secret> demoPassword(boolean needed) throws IOException {
    if (Files.exists(demoFile)) {
      return Optional.of(new Secret(Files.readString(demoFile).strip()));
    }
    if (!needed) {
      return Optional.empty();
    }
    byte[] bytes = new byte[PASSWORD_BYTES];
    random.nextBytes(bytes);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    DataDirectory.writePrivately(demoFile, password);
    return Optional.of(new Secret(password));
  }
}
