package io.acvm.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What of the configuration can be said on the command line. */
final class ServerOptions {
  private final Map<String, String> given = new LinkedHashMap<>();

  @Option(names = "--config", paramLabel = "PATH", descriptionKey = "option.config")
  void config(String value) {
    given.put("--config", value);
  }

  @Option(names = "--host", paramLabel = "ADDRESS", descriptionKey = "option.host")
  void host(String value) {
    given.put("--host", value);
  }

  @Option(names = "--port", paramLabel = "PORT", descriptionKey = "option.port")
  void port(String value) {
    given.put("--port", value);
  }

  @Option(names = "--data-dir", paramLabel = "DIRECTORY", descriptionKey = "option.dataDir")
  void dataDirectory(String value) {
    given.put("--data-dir", value);
  }

  @Option(names = "--log-dir", paramLabel = "DIRECTORY", descriptionKey = "option.logDir")
  void logDirectory(String value) {
    given.put("--log-dir", value);
  }

  @Option(names = "--log-level", paramLabel = "LEVEL", descriptionKey = "option.logLevel")
  void logLevel(String value) {
    given.put("--log-level", value);
  }

  @Option(names = "--mock-prism-port", paramLabel = "PORT", descriptionKey = "option.mockPrismPort")
  void mockPrismPort(String value) {
    given.put("--mock-prism-port", value);
  }

  @Option(names = "--mock-vms", paramLabel = "N", descriptionKey = "option.mockVms")
  void mockVms(String value) {
    given.put("--mock-vms", value);
  }

  @Option(names = "--mock-vmware", paramLabel = "true|false", descriptionKey = "option.mockVmware")
  void mockVmware(String value) {
    given.put("--mock-vmware", value);
  }

  @Option(names = "--mock-task-millis", paramLabel = "MS", descriptionKey = "option.mockTaskMillis")
  void mockTaskMillis(String value) {
    given.put("--mock-task-millis", value);
  }

  /** All of them, such as {@code --port}. */
  static Set<String> names() {
    return CommandSpec.forAnnotatedObject(new ServerOptions()).optionsMap().keySet();
  }

  /** Values by the name of their option, as the configuration takes them. */
  Map<String, String> given() {
    return given;
  }
}
