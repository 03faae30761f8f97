package io.acvm.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** The values that come from the environment and the command line. */
final class Outside {
  private static final List<Name> NAMES =
      List.of(
          new Name("ACVM_CONFIG", "--config", "config"),
          new Name("ACVM_DATA_DIR", "--data-dir", "dataDirectory"),
          new Name("ACVM_LOG_DIR", "--log-dir", "logging.directory"),
          new Name("ACVM_LOG_LEVEL", "--log-level", "logging.level"),
          new Name("ACVM_HOST", "--host", "server.host"),
          new Name("ACVM_PORT", "--port", "server.port"),
          new Name("ACVM_PROFILE", "--profile", "profile"),
          new Name("ACVM_REGISTRATION", "--registration", "registration"),
          new Name("ACVM_DB_URL", "--db-url", "database.url"),
          new Name("ACVM_MOCK_PRISM_PORT", "--mock-prism-port", "mock.prismPort"),
          new Name("ACVM_MOCK_VMS", "--mock-vms", "mock.vms"),
          new Name("ACVM_MOCK_VMWARE", "--mock-vmware", "mock.vmware"),
          new Name("ACVM_MOCK_TASK_MILLIS", "--mock-task-millis", "mock.taskMillis"),
          new Name("ACVM_ADMIN_PASSWORD", "", "administratorPassword"));

  /** Names that only the command line client reads. */
  private static final List<String> CLIENT_NAMES =
      List.of("ACVM_SERVER", "ACVM_CONTEXT", "ACVM_TOKEN", "ACVM_CA_FILE", "ACVM_LANG");

  private Outside() {}

  /** Those that the server reads. */
  static List<Name> names() {
    return NAMES;
  }

  static List<String> clientNames() {
    return CLIENT_NAMES;
  }

  static Map<String, Entry> environment(Map<String, String> environment) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Name name : NAMES) {
      given(environment, name.variable())
          .ifPresent(
              value ->
                  entries.put(name.key(), new Entry(value, "environment", name.variable(), 0)));
    }
    return entries;
  }

  static Map<String, Entry> commandLine(Map<String, String> options) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Name name : NAMES) {
      given(options, name.option())
          .ifPresent(
              value -> entries.put(name.key(), new Entry(value, "command line", name.option(), 0)));
    }
    return entries;
  }

  /** Other programs may have variables of their own, so these are warnings only. */
  static void warnOfUnknown(Map<String, String> environment, Consumer<String> warnings) {
    List<String> known = NAMES.stream().map(Name::variable).toList();
    environment.keySet().stream()
        .filter(each -> each.startsWith("ACVM_") && !known.contains(each))
        .filter(each -> !CLIENT_NAMES.contains(each))
        .sorted()
        .forEach(
            each -> warnings.accept("environment: " + each + ": " + Spelling.unknown(each, known)));
  }

  private static Optional<String> given(Map<String, String> values, String name) {
    return Optional.ofNullable(values.get(name)).filter(value -> !value.isBlank());
  }

  record Name(String variable, String option, String key) {}
}
