package io.acvm.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What can be configured, as the reading of the configuration itself asks for it. */
public final class ConfigKeys {
  private static final Map<String, Entry> ONE_OF_EACH =
      Map.of(
          "providers.nutanix.type", entry("nutanix-ahv"),
          "providers.vmware.type", entry("vmware-workstation"));

  private ConfigKeys() {}

  /**
   * Every key, with one provider of each type, whose ids are {@code nutanix} and {@code vmware}.
   */
  public static List<ConfigKey> all() {
    return ConfigLoader.keys(ONE_OF_EACH);
  }

  /** The environment variable that says the same, where there is one. */
  public static Optional<String> variable(String key) {
    return named(key).map(Outside.Name::variable);
  }

  /** The option of the command line that says the same; not every command has it. */
  public static Optional<String> option(String key) {
    return named(key).map(Outside.Name::option);
  }

  /** Environment variables that only the command line reads. */
  public static List<String> clientVariables() {
    return Outside.clientNames();
  }

  private static Optional<Outside.Name> named(String key) {
    return Outside.names().stream().filter(name -> name.key().equals(key)).findFirst();
  }

  private static Entry entry(String value) {
    return new Entry(value, "", "", 0);
  }
}
