package io.acvm.vmfiles.host;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What VMware's window remembers: the VMs that it has opened, and where it makes new ones. It
 * writes these files itself, from its memory when it is closed.
 */
public final class VmLibrary {
  private static final Pattern CONFIG = Pattern.compile("vmlist(\\d{1,9})\\.config");

  private VmLibrary() {}

  /**
   * @param config path of the .vmx as VMware wrote it; it may no longer exist
   * @param displayName as last seen
   */
  public record Entry(String config, String displayName) {}

  /** The VMs of an {@code inventory.vmls}, each path once; slots of removed ones are left out. */
  public static List<Entry> inventory(Path vmls) throws IOException {
    Dictionary dictionary = Dictionary.read(vmls);
    Map<Integer, Entry> entries = new TreeMap<>();
    for (String key : dictionary.keys()) {
      Matcher matcher = CONFIG.matcher(key.toLowerCase(Locale.ROOT));
      String config = dictionary.get(key, "");
      if (matcher.matches() && !config.isBlank()) {
        String name = dictionary.get("vmlist" + matcher.group(1) + ".DisplayName", "");
        entries.put(Integer.valueOf(matcher.group(1)), new Entry(config, name));
      }
    }
    List<Entry> once = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (once.stream().noneMatch(other -> other.config.equals(entry.config))) {
        once.add(entry);
      }
    }
    return List.copyOf(once);
  }

  /**
   * The library with one path changed wherever it stands; empty when it stands nowhere.
   *
   * @param config as an entry has it
   */
  public static Optional<Dictionary> moved(Path vmls, String config, String newConfig)
      throws IOException {
    Dictionary dictionary = Dictionary.read(vmls);
    List<String> keys =
        dictionary.keys().stream().filter(key -> dictionary.get(key, "").equals(config)).toList();
    keys.forEach(key -> dictionary.set(key, newConfig));
    return keys.isEmpty() ? Optional.empty() : Optional.of(dictionary);
  }

  /**
   * The folder for new VMs by a {@code preferences} file; empty when the user has not chosen one.
   */
  public static Optional<String> defaultVmFolder(Path preferences) throws IOException {
    return Dictionary.read(preferences)
        .get("prefvmx.defaultVMPath")
        .filter(path -> !path.isBlank());
  }
}
