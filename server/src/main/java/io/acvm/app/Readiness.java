package io.acvm.app;

import io.acvm.secret.Secret;
import java.util.Optional;

/**
 * What is known once the server serves.
 *
 * @param port that it really has
 */
record Readiness(int port, FirstAdministrator administrator) {
  /**
   * How the first person gets in.
   *
   * @param setupToken for the one-time link, while there is no administrator
   * @param demoPassword of the user {@code admin}, as this server made it for the demo
   */
  record FirstAdministrator(Optional<Secret> setupToken, Optional<Secret> demoPassword) {}
}
