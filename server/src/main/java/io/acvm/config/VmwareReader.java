package io.acvm.config;

import io.acvm.domain.vm.CloneSpec;
import io.acvm.provider.vmware.VmwareLimits;
import io.acvm.provider.vmware.VmwareSettings;
import io.acvm.provider.vmware.VmwareSettings.HostType;
import io.acvm.provider.vmware.VmwareSettings.StartWindow;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Reads the settings of one VMware Workstation. Whether vmrun and the directories are there is not
 * asked: that may change while the server runs, and the provider's state tells it.
 */
final class VmwareReader {
  private static final VmwareLimits LIMITS = VmwareLimits.DEFAULT;

  /** Of the original system; how it copied files, which vmrun does for us. */
  private static final List<String> UNUSED =
      List.of("creationModePreference", "skipFastMode", "dataPersistencePriority");

  private final Settings settings;
  private final String prefix;
  private final Consumer<String> warnings;

  VmwareReader(Settings settings, String prefix, Consumer<String> warnings) {
    this.settings = settings;
    this.prefix = prefix;
    this.warnings = warnings;
  }

  ProviderSettings read() {
    UNUSED.forEach(this::warnIfUnused);
    Optional<Path> vmrun =
        settings
            .find(prefix + "vmrunPath")
            .filter(entry -> !entry.text().matches("(?i)vmrun(\\.exe)?"))
            .flatMap(settings::path);
    Optional<Path> templates = path("templatesDirectory");
    Optional<Path> vms = path("defaultVmDirectory").or(() -> path("baseDirectory"));
    Path home = vms.orElseGet(() -> settings.missing(prefix + "defaultVmDirectory", Path.of("")));
    boolean inside = vms.isPresent() && templates.filter(home::startsWith).isPresent();
    if (inside) {
      settings
          .find(prefix + "templatesDirectory")
          .ifPresent(
              entry ->
                  settings.mistake(
                      entry, "holds the directory of new VMs: they would all be templates"));
    }
    VmwareSettings read =
        VmwareSettings.of(home)
            .withTool(
                vmrun,
                settings.choice(prefix + "hostType", HostType.WORKSTATION, HostType.class),
                settings.choice(prefix + "startWindow", StartWindow.NOGUI, StartWindow.class))
            .withDirectories(
                vms.isEmpty() || inside ? Optional.empty() : templates,
                path("isoDirectory"),
                path("permanentVmsDirectory"),
                settings.paths(prefix + "furtherDirectories"))
            .withBackups(path("backupDirectory"))
            .withTemplateMode(
                settings.choice(prefix + "templateMode", CloneSpec.Mode.FULL, CloneSpec.Mode.class))
            .withLimits(limits());
    return foreign()
        .<ProviderSettings>map(this::switchedOff)
        .orElseGet(() -> new ProviderSettings.Vmware(read));
  }

  private VmwareLimits limits() {
    return new VmwareLimits(
        settings.integer(prefix + "workers", LIMITS.workers(), 1, 64),
        LIMITS.maxWaiting(),
        settings.seconds(prefix + "queryTimeoutSeconds", (int) LIMITS.query().toSeconds(), 600),
        settings.seconds(prefix + "powerTimeoutSeconds", (int) LIMITS.power().toSeconds(), 3600),
        settings.seconds(
            prefix + "snapshotTimeoutSeconds", (int) LIMITS.snapshot().toSeconds(), 3600),
        settings.seconds(prefix + "copyTimeoutSeconds", (int) LIMITS.copy().toSeconds(), 86_400),
        LIMITS.address(),
        LIMITS.settle());
  }

  private Optional<Path> path(String key) {
    return settings.find(prefix + key).flatMap(settings::path);
  }

  private void warnIfUnused(String key) {
    settings
        .find(prefix + key)
        .ifPresent(entry -> warnings.accept(entry.mistake("is not used").toString()));
  }

  /**
   * A path with a drive letter, where there are none. As a relative path it would name a directory
   * that nobody meant.
   */
  private Optional<Entry> foreign() {
    return File.separatorChar == '\\'
        ? Optional.empty()
        : settings.entriesUnder(prefix).stream()
            .filter(entry -> entry.text().matches("[A-Za-z]:[\\\\/].*|\\\\\\\\.*"))
            .findFirst();
  }

  private ProviderSettings switchedOff(Entry entry) {
    warnings.accept(
        entry.mistake("is a path of Windows; the provider stays switched off here").toString());
    return new ProviderSettings.Disabled();
  }
}
