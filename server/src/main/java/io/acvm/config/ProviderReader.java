package io.acvm.config;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the configured providers. */
final class ProviderReader {
  private final Settings settings;
  private final Consumer<String> warnings;

  ProviderReader(Settings settings, Consumer<String> warnings) {
    this.settings = settings;
    this.warnings = warnings;
  }

  List<ProviderConfig> read() {
    List<ProviderConfig> providers = new ArrayList<>();
    for (String id : settings.namesUnder("providers.")) {
      read(id).ifPresent(providers::add);
    }
    return withDefault(providers);
  }

  private Optional<ProviderConfig> read(String id) {
    String prefix = "providers." + id + ".";
    settings.find(prefix + "id");
    boolean enabled = settings.flag(prefix + "enabled", true);
    Optional<String> name = settings.text(prefix + "name");
    String type = settings.requiredText(prefix + "type");
    if (type.equals(ProviderType.VMWARE_WORKSTATION.id())) {
      settings.ignore(prefix + "settings.");
      if (enabled) {
        warnings.accept(
            "provider " + id + " is left out: this version does not run VMware Workstation yet");
      }
      return Optional.empty();
    }
    if (!type.equals(ProviderType.NUTANIX_AHV.id())) {
      settings
          .find(prefix + "type")
          .ifPresent(entry -> settings.mistake(entry, "must be nutanix-ahv or vmware-workstation"));
      settings.ignore(prefix + "settings.");
      return Optional.empty();
    }
    NutanixReader reader = new NutanixReader(settings, prefix + "settings.", warnings);
    return Optional.of(
        new ProviderConfig(
            new ProviderId(id),
            ProviderType.NUTANIX_AHV,
            name.orElse(id.equals("nutanix") ? "Nutanix" : id),
            enabled,
            false,
            enabled ? Optional.of(reader.read()) : reader.ignore()));
  }

  /** The named one, or the first enabled one. */
  private List<ProviderConfig> withDefault(List<ProviderConfig> providers) {
    Optional<Entry> named = settings.find("defaultProvider");
    String first =
        providers.stream()
            .filter(ProviderConfig::enabled)
            .findFirst()
            .map(each -> each.id().value())
            .orElse("");
    String id = named.map(Entry::text).orElse(first);
    if (named.isPresent() && providers.stream().noneMatch(each -> each.id().value().equals(id))) {
      if (settings.namesUnder("providers.").contains(id)) {
        warnings.accept("the default provider " + id + " is left out; the first other one is used");
        return marked(providers, first);
      }
      settings.mistake(named.get(), "names no configured provider");
    }
    return marked(providers, id);
  }

  private static List<ProviderConfig> marked(List<ProviderConfig> providers, String id) {
    return providers.stream()
        .map(
            each ->
                new ProviderConfig(
                    each.id(),
                    each.type(),
                    each.name(),
                    each.enabled(),
                    each.id().value().equals(id),
                    each.settings()))
        .toList();
  }
}
