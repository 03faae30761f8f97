package io.acvm.app.reference;

import io.acvm.config.ConfigKey;
import io.acvm.config.ConfigKeys;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every key of the configuration, as AsciiDoc. */
final class ConfigurationReference {
  private static final String NUTANIX = "providers.nutanix.";
  private static final String VMWARE = "providers.vmware.";

  private final ReferenceTexts texts;
  private final Set<String> options;

  /**
   * @param options that {@code acvm serve} has
   */
  ConfigurationReference(ReferenceTexts texts, Set<String> options) {
    this.texts = texts;
    this.options = options;
  }

  String text() {
    return Stream.of(
            table("server", keys(key -> !key.startsWith("providers.")), ""),
            table("provider", keys(key -> isGeneral(key, NUTANIX)), NUTANIX),
            table("nutanix", keys(key -> key.startsWith(NUTANIX + "settings.")), NUTANIX),
            table("vmware", keys(key -> key.startsWith(VMWARE + "settings.")), VMWARE),
            client())
        .collect(Collectors.joining("\n"));
  }

  private static boolean isGeneral(String key, String prefix) {
    return key.startsWith(prefix) && !key.startsWith(prefix + "settings.");
  }

  private static List<ConfigKey> keys(Predicate<String> wanted) {
    return ConfigKeys.all().stream().filter(key -> wanted.test(key.name())).toList();
  }

  private String table(String name, List<ConfigKey> keys, String prefix) {
    return head(name, "column.key", "column.default", "column.meaning")
        + keys.stream().map(key -> row(name, key, prefix)).collect(Collectors.joining())
        + "|===\n";
  }

  private String row(String table, ConfigKey key, String prefix) {
    String name = key.name().substring(prefix.length()).replaceFirst("^settings\\.", "");
    String values =
        key.values().isEmpty() ? "" : " +\n" + ReferenceTexts.cell("(" + key.values() + ")");
    return "|"
        + ReferenceTexts.code(name)
        + otherNames(key.name())
        + "\n|"
        + ReferenceTexts.code(key.standard())
        + values
        + "\n|"
        + ReferenceTexts.cell(texts.get(table + "." + name))
        + "\n\n";
  }

  private String otherNames(String key) {
    Optional<String> option = ConfigKeys.option(key).filter(options::contains);
    return Stream.concat(ConfigKeys.variable(key).stream(), option.stream())
        .map(each -> " +\n" + ReferenceTexts.code(each))
        .collect(Collectors.joining());
  }

  private String client() {
    return head("client", "column.variable", "column.meaning")
        + ConfigKeys.clientVariables().stream()
            .map(
                each ->
                    "|"
                        + ReferenceTexts.code(each)
                        + "\n|"
                        + ReferenceTexts.cell(texts.get("client." + each))
                        + "\n\n")
            .collect(Collectors.joining())
        + "|===\n";
  }

  private String head(String name, String... columns) {
    String titles =
        Stream.of(columns).map(each -> "|" + texts.get(each)).collect(Collectors.joining(" "));
    return "[#config-%s]\n=== %s\n\n[{table-%d}]\n|===\n%s\n\n"
        .formatted(name, texts.get("title." + name), columns.length, titles);
  }
}
