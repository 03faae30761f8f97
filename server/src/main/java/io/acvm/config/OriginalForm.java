package io.acvm.config;

import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The original system's {@code hypervisor_config.json}: flat, with {@code vmware} and {@code
 * nutanix} at the top, or nested under {@code providers} with a {@code default_provider}.
 */
final class OriginalForm {
  private static final Map<String, String> NUTANIX =
      Map.of(
          "enabled", "enabled",
          "prism_central_ip", "settings.host",
          "port", "settings.port",
          "username", "settings.username",
          "password", "settings.password",
          "default_cluster", "settings.defaultCluster",
          "use_ssl", "settings.useSsl",
          "verify_ssl", "settings.verifySsl",
          "prism_element_ip", "settings.prismElement");
  private static final Map<String, String> VMWARE =
      Map.of(
          "enabled", "enabled",
          "vmrun_path", "settings.vmrunPath",
          "templates_directory", "settings.templatesDirectory",
          "default_vm_directory", "settings.defaultVmDirectory",
          "base_directory", "settings.baseDirectory",
          "creation_mode_preference", "settings.creationModePreference",
          "skip_fast_mode", "settings.skipFastMode",
          "data_persistence_priority", "settings.dataPersistencePriority");

  private final Document document;
  private final Consumer<Mistake> mistakes;
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private OriginalForm(Document document, Consumer<Mistake> mistakes) {
    this.document = document;
    this.mistakes = mistakes;
  }

  static boolean isIn(Document document) {
    JsonObject content = document.content();
    return content.containsKey("vmware")
        || content.containsKey("nutanix")
        || content.containsKey("default_provider")
        || content.getValue("providers") instanceof JsonObject;
  }

  static Map<String, Entry> entries(Document document, Consumer<Mistake> mistakes) {
    OriginalForm form = new OriginalForm(document, mistakes);
    for (String name : document.content().fieldNames()) {
      Object value = document.content().getValue(name);
      if (name.equals("default_provider")) {
        form.put("defaultProvider", name, value);
      } else if (name.equals("providers") && value instanceof JsonObject providers) {
        providers
            .fieldNames()
            .forEach(each -> form.add("providers." + each, each, providers.getValue(each)));
      } else {
        form.add(name, name, value);
      }
    }
    return form.entries;
  }

  private void add(String written, String name, Object value) {
    boolean nutanix = name.equals("nutanix");
    if (!nutanix && !name.equals("vmware")) {
      unknown(written, name, List.of("vmware", "nutanix", "providers", "default_provider"));
    } else if (!(value instanceof JsonObject block)) {
      mistakes.accept(document.mistake(written, "must have keys and values"));
    } else {
      String type = nutanix ? "nutanix-ahv" : "vmware-workstation";
      put("providers." + name + ".type", written, type);
      for (String key : block.fieldNames()) {
        String ours = (nutanix ? NUTANIX : VMWARE).get(key);
        if (ours == null) {
          unknown(written + "." + key, key, (nutanix ? NUTANIX : VMWARE).keySet());
        } else {
          put("providers." + name + "." + ours, written + "." + key, block.getValue(key));
        }
      }
    }
  }

  private void put(String key, String written, Object value) {
    if (value != null) {
      entries.put(key, document.entry(written, value));
    }
  }

  private void unknown(String written, String name, Iterable<String> known) {
    mistakes.accept(document.mistake(written, Spelling.unknown(name, known)));
  }
}
