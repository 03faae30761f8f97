package io.acvm.vmfiles.snapshot;

import io.acvm.vmfiles.dictionary.Dictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The numbered groups {@code snapshotN.*} of a .vmsd. N is a place in the file and says nothing
 * about the snapshot.
 */
final class Blocks {
  private static final Pattern KEY =
      Pattern.compile("snapshot(\\d{1,9})\\.(.+)", Pattern.CASE_INSENSITIVE);

  private Blocks() {}

  /** The groups in order of N; keys without their prefix, as they are spelled. */
  static List<Map<String, String>> read(Dictionary dictionary) {
    Map<Integer, Map<String, String>> blocks = new TreeMap<>();
    for (String key : dictionary.keys()) {
      Matcher matcher = KEY.matcher(key);
      if (matcher.matches()) {
        blocks
            .computeIfAbsent(Integer.valueOf(matcher.group(1)), n -> block())
            .put(matcher.group(2), dictionary.get(key, ""));
      }
    }
    return new ArrayList<>(blocks.values());
  }

  /** Writes the groups again, numbered from 0 without a gap. */
  static void write(Dictionary dictionary, List<Map<String, String>> blocks) {
    dictionary.removeIf(key -> KEY.matcher(key).matches());
    for (int n = 0; n < blocks.size(); n++) {
      String prefix = "snapshot" + n + ".";
      blocks.get(n).forEach((key, value) -> dictionary.set(prefix + key, value));
    }
    dictionary.set("snapshot.numSnapshots", blocks.size());
  }

  static Map<String, String> block() {
    return new LinkedHashMap<>();
  }

  static String get(Map<String, String> block, String key) {
    for (Map.Entry<String, String> entry : block.entrySet()) {
      if (entry.getKey().equalsIgnoreCase(key)) {
        return entry.getValue();
      }
    }
    return "";
  }

  static void put(Map<String, String> block, String key, String value) {
    block.keySet().removeIf(other -> !other.equals(key) && other.equalsIgnoreCase(key));
    block.put(key, value);
  }

  /**
   * The values of {@code <prefix>N<suffix>} by N; the counts that files also hold are not trusted.
   */
  static Map<Integer, String> numbered(Map<String, String> block, String prefix, String suffix) {
    String start = prefix.toLowerCase(Locale.ROOT);
    String end = suffix.toLowerCase(Locale.ROOT);
    Map<Integer, String> values = new TreeMap<>();
    block.forEach(
        (key, value) -> {
          String lower = key.toLowerCase(Locale.ROOT);
          if (lower.startsWith(start) && lower.endsWith(end)) {
            String digits =
                lower.substring(
                    start.length(), Math.max(start.length(), lower.length() - end.length()));
            if (digits.matches("[0-9]{1,9}")) {
              values.put(Integer.valueOf(digits), value);
            }
          }
        });
    return values;
  }
}
