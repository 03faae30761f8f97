package io.acvm.vmfiles.vmx;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The storage nodes of a .vmx. Many other keys end in {@code fileName} and are no disks. */
final class Drives {
  private static final Pattern PRESENT =
      Pattern.compile("((scsi|sata|nvme|ide)(\\d{1,2}):(\\d{1,2}))\\.present");
  static final Pattern NODE = Pattern.compile("(scsi|sata|nvme|ide)\\d{1,2}:\\d{1,2}");

  private Drives() {}

  static List<Drive> read(Dictionary dictionary) {
    return dictionary.keys().stream()
        .map(key -> PRESENT.matcher(key.toLowerCase(Locale.ROOT)))
        .filter(Matcher::matches)
        .filter(node -> dictionary.getBoolean(node.group(), false))
        .sorted(
            Comparator.comparing((Matcher node) -> node.group(2))
                .thenComparing(node -> Integer.valueOf(node.group(3)))
                .thenComparing(node -> Integer.valueOf(node.group(4))))
        .map(node -> drive(dictionary, node.group(1)))
        .toList();
  }

  private static Drive drive(Dictionary dictionary, String node) {
    return new Drive(
        node,
        Drive.Kind.of(dictionary.get(node + ".deviceType", "")),
        dictionary.get(node + ".fileName", ""),
        Drive.Mode.of(dictionary.get(node + ".mode", "")),
        dictionary.getBoolean(node + ".startConnected", true));
  }
}
