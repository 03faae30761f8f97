package io.acvm.provider.vmware;

import io.acvm.domain.vm.CloneSpec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How to use one VMware Workstation on this computer. Directories need not exist yet; nothing
 * outside them is ever changed.
 *
 * @param vmrun the executable; looked for in the usual places when empty
 * @param hostType what is passed as {@code -T}
 * @param defaultVmDirectory where new VMs are made
 * @param templatesDirectory every VMX beneath it is a template and never a VM
 * @param isoDirectory every ISO beneath it can be installed from
 * @param permanentVmsDirectory where organized VMs live
 * @param backupDirectory where backups are kept; beneath the default directory when empty
 * @param furtherRoots more directories whose VMs are ours to change
 * @param templateMode how VMs are made from templates; a full copy is made in any case where a
 *     larger disk is asked for, because the disk of a linked clone cannot grow
 */
public record VmwareSettings(
    Optional<Path> vmrun,
    HostType hostType,
    Path defaultVmDirectory,
    Optional<Path> templatesDirectory,
    Optional<Path> isoDirectory,
    Optional<Path> permanentVmsDirectory,
    Optional<Path> backupDirectory,
    List<Path> furtherRoots,
    StartWindow startWindow,
    CloneSpec.Mode templateMode,
    HostFiles hostFiles,
    VmwareLimits limits) {
  /** The product that vmrun talks to. */
  public enum HostType {
    WORKSTATION("ws"),
    PLAYER("player"),
    FUSION("fusion");

    private final String word;

    HostType(String word) {
      this.word = word;
    }

    /** As vmrun's option {@code -T} takes it. */
    public String word() {
      return word;
    }
  }

  /** Whether a started VM gets a window; with one, the server must run on the desktop. */
  public enum StartWindow {
    GUI("gui"),
    NOGUI("nogui");

    private final String word;

    StartWindow(String word) {
      this.word = word;
    }

    /** As vmrun's command {@code start} takes it. */
    public String word() {
      return word;
    }
  }

  public VmwareSettings {
    defaultVmDirectory = absolute(defaultVmDirectory);
    templatesDirectory = templatesDirectory.map(VmwareSettings::absolute);
    isoDirectory = isoDirectory.map(VmwareSettings::absolute);
    permanentVmsDirectory = permanentVmsDirectory.map(VmwareSettings::absolute);
    backupDirectory = backupDirectory.map(VmwareSettings::absolute);
    furtherRoots = furtherRoots.stream().map(VmwareSettings::absolute).toList();
    if (templatesDirectory.isPresent() && defaultVmDirectory.startsWith(templatesDirectory.get())) {
      throw new IllegalArgumentException("defaultVmDirectory is inside templatesDirectory");
    }
  }

  /** Workstation found by itself, no window, full copies, the usual files and limits. */
  public static VmwareSettings of(Path defaultVmDirectory) {
    return new VmwareSettings(
        Optional.empty(),
        HostType.WORKSTATION,
        defaultVmDirectory,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        StartWindow.NOGUI,
        CloneSpec.Mode.FULL,
        HostFiles.ofThisComputer(),
        VmwareLimits.DEFAULT);
  }

  public VmwareSettings withTool(Optional<Path> executable, HostType type, StartWindow window) {
    return new VmwareSettings(
        executable,
        type,
        defaultVmDirectory,
        templatesDirectory,
        isoDirectory,
        permanentVmsDirectory,
        backupDirectory,
        furtherRoots,
        window,
        templateMode,
        hostFiles,
        limits);
  }

  public VmwareSettings withDirectories(
      Optional<Path> templates, Optional<Path> isos, Optional<Path> permanent, List<Path> further) {
    return new VmwareSettings(
        vmrun,
        hostType,
        defaultVmDirectory,
        templates,
        isos,
        permanent,
        backupDirectory,
        further,
        startWindow,
        templateMode,
        hostFiles,
        limits);
  }

  public VmwareSettings withBackups(Optional<Path> directory) {
    return new VmwareSettings(
        vmrun,
        hostType,
        defaultVmDirectory,
        templatesDirectory,
        isoDirectory,
        permanentVmsDirectory,
        directory,
        furtherRoots,
        startWindow,
        templateMode,
        hostFiles,
        limits);
  }

  public VmwareSettings withTemplateMode(CloneSpec.Mode mode) {
    return new VmwareSettings(
        vmrun,
        hostType,
        defaultVmDirectory,
        templatesDirectory,
        isoDirectory,
        permanentVmsDirectory,
        backupDirectory,
        furtherRoots,
        startWindow,
        mode,
        hostFiles,
        limits);
  }

  public VmwareSettings withHostFiles(HostFiles files) {
    return new VmwareSettings(
        vmrun,
        hostType,
        defaultVmDirectory,
        templatesDirectory,
        isoDirectory,
        permanentVmsDirectory,
        backupDirectory,
        furtherRoots,
        startWindow,
        templateMode,
        files,
        limits);
  }

  public VmwareSettings withLimits(VmwareLimits newLimits) {
    return new VmwareSettings(
        vmrun,
        hostType,
        defaultVmDirectory,
        templatesDirectory,
        isoDirectory,
        permanentVmsDirectory,
        backupDirectory,
        furtherRoots,
        startWindow,
        templateMode,
        hostFiles,
        newLimits);
  }

  /** Where organized VMs live. */
  public Path permanentDirectory() {
    return permanentVmsDirectory.orElseGet(() -> defaultVmDirectory.resolve("permanent_vms"));
  }

  /** Where backups are kept. */
  public Path backups() {
    return backupDirectory.orElseGet(() -> defaultVmDirectory.resolve("vm_backups"));
  }

  /** The directories whose VMs are ours: where files may be made, changed and deleted. */
  public List<Path> roots() {
    List<Path> roots = new ArrayList<>();
    roots.add(defaultVmDirectory);
    permanentVmsDirectory.ifPresent(roots::add);
    roots.addAll(furtherRoots);
    return List.copyOf(roots);
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}
