package io.acvm.config;

import io.acvm.domain.user.RegistrationPolicy;
import io.acvm.domain.user.RegistrationSetting;
import io.acvm.secret.Secret;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the configuration in layers: defaults, files, environment, command line; the later wins,
 * key by key.
 */
public final class ConfigLoader {
  private final Vertx vertx;
  private final Path workingDirectory;
  private final List<Mistake> mistakes = new ArrayList<>();
  private final List<String> warnings = new ArrayList<>();

  public ConfigLoader(Vertx vertx, Path workingDirectory) {
    this.vertx = vertx;
    this.workingDirectory = workingDirectory;
  }

  /**
   * Reads and checks everything; blocks, so not from an event loop.
   *
   * @param environment variables by name
   * @param options of the command line by name, such as {@code --port}
   * @throws ConfigException with all mistakes
   */
  public AcvmConfig load(Map<String, String> environment, Map<String, String> options) {
    Map<String, Entry> outside = new LinkedHashMap<>(Outside.environment(environment));
    outside.putAll(Outside.commandLine(options));
    Outside.warnOfUnknown(environment, warnings::add);

    Optional<Entry> chosen = Optional.ofNullable(outside.remove("config"));
    Map<String, Entry> entries = new LinkedHashMap<>();
    new ConfigFiles(vertx, workingDirectory, mistakes::add)
        .read(chosen)
        .forEach(document -> entries.putAll(Layer.of(document, mistakes::add)));
    entries.putAll(outside);

    AcvmConfig config = read(new Settings(entries, workingDirectory, mistakes));
    if (!mistakes.isEmpty()) {
      throw new ConfigException(mistakes);
    }
    return config;
  }

  /** Reads one of everything, and says what was asked for. */
  static List<ConfigKey> keys(Map<String, Entry> one) {
    ConfigLoader loader = new ConfigLoader(null, Path.of(""));
    Settings settings = new Settings(one, loader.workingDirectory, loader.mistakes);
    loader.read(settings);
    return settings.known();
  }

  private AcvmConfig read(Settings settings) {
    Profile profile = settings.choice("profile", Profile.PRODUCTION, Profile.class);
    Path data = settings.path("dataDirectory", workingDirectory.resolve("data"));
    boolean mock = profile == Profile.MOCK;
    RegistrationPolicy open = mock ? RegistrationPolicy.OPEN : RegistrationPolicy.APPROVAL;
    AcvmConfig config =
        new AcvmConfig(
            profile,
            new ServerReader(settings).read(),
            data,
            DatabaseUrl.read(settings, data),
            new LoggingConfig(
                settings.path("logging.directory", data.resolve("logs")),
                settings.choice(
                    "logging.level", LoggingConfig.Level.INFO, LoggingConfig.Level.class)),
            Duration.ofDays(settings.integer("operations.keepDays", 90, 1, 3650)),
            new RegistrationSetting(
                settings.choice("registration", open, RegistrationPolicy.class),
                settings.find("registration").isPresent()),
            administratorPassword(settings),
            mock ? noProviders(settings) : new ProviderReader(settings, warnings::add).read(),
            !mock && settings.find("defaultProvider").isPresent(),
            mock(settings),
            warnings);
    settings.refuseUnknown();
    return config;
  }

  private static MockConfig mock(Settings settings) {
    return new MockConfig(
        settings.integer("mock.prismPort", 9441, 0, 65535),
        settings.integer("mock.vms", 8, 0, 100_000),
        settings.flag("mock.vmware", true),
        settings
            .find("mock.taskMillis")
            .map(given -> Duration.ofMillis(settings.integer("mock.taskMillis", 0, 0, 600_000))));
  }

  private List<ProviderConfig> noProviders(Settings settings) {
    settings.find("defaultProvider");
    settings.ignore("providers.");
    if (!settings.namesUnder("providers.").isEmpty()) {
      warnings.add("the configured providers are left alone: this profile has simulated ones only");
    }
    return List.of();
  }

  private Optional<Secret> administratorPassword(Settings settings) {
    Optional<Entry> entry = settings.find("administratorPassword");
    entry
        .filter(each -> !each.source().equals("environment"))
        .ifPresent(
            each ->
                settings.mistake(
                    each, "belongs into the environment, as ACVM_ADMIN_PASSWORD, for one start"));
    entry
        .filter(each -> each.text().length() < 10)
        .ifPresent(each -> settings.mistake(each, "must have at least ten characters"));
    return settings.secret("administratorPassword");
  }
}
