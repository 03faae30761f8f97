package io.acvm.vmfiles.vmx;

import io.acvm.vmfiles.VmFileException;
import io.acvm.vmfiles.VmFileException.Reason;
import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A VM's configuration. Read it as often as you like; edit only a VM that is off, not suspended and
 * not locked, because VMware writes the file itself at power-on and power-off. Edits are in memory
 * until {@link #save}. Not for use by several threads at once.
 */
public final class Vmx {
  /** How the VM boots. */
  public enum Firmware {
    BIOS,
    EFI
  }

  private final Dictionary dictionary;

  Vmx(Dictionary dictionary) {
    this.dictionary = dictionary;
  }

  /**
   * @throws VmFileException when it is not a dictionary file, or one that VMware could not open
   */
  public static Vmx read(Path file) throws IOException {
    return of(Dictionary.read(file));
  }

  /** As {@link #read}; edits go to the dictionary that is given. */
  public static Vmx of(Dictionary dictionary) throws VmFileException {
    Vmx vmx = new Vmx(dictionary);
    for (String key : List.of("config.version", "virtualHW.version")) {
      if (!vmx.isEncrypted() && !dictionary.has(key)) {
        throw new VmFileException(Reason.MALFORMED, "has no " + key + ", so VMware cannot open it");
      }
    }
    return vmx;
  }

  public void save(Path file) throws IOException {
    dictionary.save(file);
  }

  /** For keys that have no method here. */
  public Dictionary dictionary() {
    return dictionary;
  }

  /** Typed changes of this configuration. */
  public VmxEditor edit() {
    return new VmxEditor(dictionary);
  }

  /** The name that people see; empty when the file has none. */
  public String displayName() {
    return dictionary.get("displayName", "");
  }

  /** Notes. */
  public String annotation() {
    return dictionary.get("annotation", "");
  }

  /** VMware's id of the guest's system, see {@link GuestOs}; empty when not set. */
  public String guestOs() {
    return dictionary.get("guestOS", "");
  }

  /** Whether only the name can be read: the rest is hidden without a password. */
  public boolean isEncrypted() {
    return dictionary.has("encryption.keySafe") || dictionary.has("encryption.data");
  }

  /** All cores of all sockets; empty where an encrypted file hides it. */
  public OptionalInt cpus() {
    return count("numvcpus");
  }

  public OptionalInt coresPerSocket() {
    return count("cpuid.coresPerSocket");
  }

  private OptionalInt count(String key) {
    if (isEncrypted() && !dictionary.has(key)) {
      return OptionalInt.empty();
    }
    long value = dictionary.getLong(key, 1);
    return OptionalInt.of(value < 1 || value > Short.MAX_VALUE ? 1 : (int) value);
  }

  /** Empty when the file does not say: VMware then takes a default of the guest's system. */
  public OptionalLong memoryMib() {
    long value = dictionary.getLong("memsize", 0);
    return value > 0 ? OptionalLong.of(value) : OptionalLong.empty();
  }

  public Firmware firmware() {
    return dictionary.get("firmware", "").equalsIgnoreCase("efi") ? Firmware.EFI : Firmware.BIOS;
  }

  /** Disks and optical drives that are present, by controller and unit. */
  public List<Drive> drives() {
    return Drives.read(dictionary);
  }

  public List<Drive> disks() {
    return drives().stream().filter(Drive::isDisk).toList();
  }

  /** Network adapters that are present, by index. */
  public List<Nic> nics() {
    return Nics.read(dictionary);
  }

  /** {@code uuid.bios}; empty before VMware or {@link VmxEditor#newIdentity} wrote one. */
  public Optional<UUID> uuid() {
    return dictionary.get("uuid.bios").flatMap(Identity::parse);
  }

  /**
   * The file with the suspended state, relative to the VM's folder; empty when the VM is not
   * suspended.
   */
  public Optional<String> suspendedState() {
    return dictionary.get("checkpoint.vmState").filter(file -> !file.isBlank());
  }

  /**
   * Whether the suspended state belongs to a snapshot that the VM was reverted to; such a file must
   * never be deleted.
   */
  public boolean isSuspendedStateOfSnapshot() {
    return dictionary.getBoolean("checkpoint.vmState.readOnly", false);
  }

  /** False while the VM runs, and after it ended without being shut down. */
  public boolean isCleanShutdown() {
    return dictionary.getBoolean("cleanShutdown", true);
  }

  /** Folders besides its own in which a linked clone's disks look for their parents. */
  public List<String> fileSearchPath() {
    return List.of(dictionary.get("fileSearchPath", "").split(";")).stream()
        .filter(path -> !path.isBlank() && !path.equals("."))
        .toList();
  }

  /** A value that the guest can read; the name is without {@code guestinfo.}. */
  public Optional<String> guestInfo(String name) {
    return dictionary.get("guestinfo." + name.toLowerCase(Locale.ROOT));
  }
}
