package io.acvm.vmfiles.snapshot;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.util.List;
import java.util.Locale;

/** What the .vmsd of a linked clone says about where it comes from. */
final class CloneRecords {
  private CloneRecords() {}

  static List<String> origins(Dictionary dictionary) {
    return dictionary.keys().stream()
        .filter(key -> key.toLowerCase(Locale.ROOT).matches("cloneof[0-9]{1,9}"))
        .map(key -> dictionary.get(key, ""))
        .filter(path -> !path.isEmpty())
        .toList();
  }

  static void set(Dictionary dictionary, String sourceVmx, List<String> sentinels) {
    dictionary.removeIf(key -> key.matches("cloneof[0-9]+|sentinel[0-9]+"));
    dictionary.set("cloneOf0", sourceVmx);
    dictionary.set("numCloneOf", 1);
    for (int i = 0; i < sentinels.size(); i++) {
      dictionary.set("sentinel" + i, sentinels.get(i));
    }
    dictionary.set("numSentinels", sentinels.size());
  }
}
