package io.acvm.cli;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** What a command has around it. */
public record CliEnvironment(Map<String, String> variables, Terminal terminal, Texts texts) {
  public CliEnvironment(Map<String, String> variables, Terminal terminal) {
    this(variables, terminal, Texts.of(variables));
  }

  public static CliEnvironment system() {
    return new CliEnvironment(System.getenv(), Terminal.system(System.getenv()));
  }

  /** Where this user's programs keep their settings, by the rules of the system. */
  public Path userDirectory() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows")
        && variables.containsKey("APPDATA")) {
      return Path.of(variables.get("APPDATA"), "acvm");
    }
    String chosen = variables.getOrDefault("XDG_CONFIG_HOME", "");
    return chosen.isBlank()
        ? Path.of(System.getProperty("user.home"), ".config", "acvm")
        : Path.of(chosen, "acvm");
  }
}
