package io.acvm.config;

import io.acvm.domain.user.RegistrationSetting;
import io.acvm.secret.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Everything that is configured, checked. Relative paths are resolved against the directory the
 * server was started in.
 *
 * @param operationRetention how long operations and their logs are kept after their end
 * @param administratorPassword for the first administrator, {@code admin}
 * @param defaultProviderNamed whether the default provider is named, not only the first one
 * @param warnings what is accepted but not used, one sentence each
 */
public record AcvmConfig(
    Profile profile,
    ServerConfig server,
    Path dataDirectory,
    DatabaseConfig database,
    LoggingConfig logging,
    Duration operationRetention,
    RegistrationSetting registration,
    Optional<Secret> administratorPassword,
    List<ProviderConfig> providers,
    boolean defaultProviderNamed,
    MockConfig mock,
    List<String> warnings) {
  public AcvmConfig {
    providers = List.copyOf(providers);
    warnings = List.copyOf(warnings);
  }
}
