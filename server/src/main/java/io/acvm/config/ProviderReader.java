package io.acvm.config;

import io.acvm.domain.provider.ProviderId;
import io.acvm.domain.provider.ProviderType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads the configured providers. */
final class ProviderReader {
  private static final List<ProviderType> TYPES =
      List.of(ProviderType.NUTANIX_AHV, ProviderType.VMWARE_WORKSTATION);

  /** What those of the original system are called, which have no names there. */
  private static final Map<String, String> NAMES =
      Map.of("nutanix", "Nutanix", "vmware", "VMware Workstation");

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
    Optional<ProviderType> known = TYPES.stream().filter(one -> one.id().equals(type)).findFirst();
    if (known.isEmpty()) {
      settings
          .find(prefix + "type")
          .ifPresent(entry -> settings.mistake(entry, "must be nutanix-ahv or vmware-workstation"));
      settings.ignore(prefix + "settings.");
    }
    return known.map(
        one ->
            new ProviderConfig(
                new ProviderId(id),
                one,
                name.orElse(NAMES.getOrDefault(id, id)),
                false,
                enabled ? settings(one, prefix + "settings.") : disabled(prefix + "settings.")));
  }

  private ProviderSettings settings(ProviderType type, String prefix) {
    return type == ProviderType.VMWARE_WORKSTATION
        ? new VmwareReader(settings, prefix, warnings).read()
        : new ProviderSettings.Nutanix(new NutanixReader(settings, prefix, warnings).read());
  }

  private ProviderSettings disabled(String prefix) {
    settings.ignore(prefix);
    return new ProviderSettings.Disabled();
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
    if (named.isPresent() && !settings.namesUnder("providers.").contains(id)) {
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
                    each.id().value().equals(id),
                    each.settings()))
        .toList();
  }
}
