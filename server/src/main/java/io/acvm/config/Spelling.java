package io.acvm.config;

import java.util.Locale;
import java.util.Optional;

/** Guesses what was meant by a key that does not exist. */
final class Spelling {
  private Spelling() {}

  /** What to say about an unknown key. */
  static String unknown(String written, Iterable<String> known) {
    return "is not a key we know"
        + nearest(written, known).map(n -> "; did you mean " + n + "?").orElse("");
  }

  private static Optional<String> nearest(String written, Iterable<String> known) {
    String best = null;
    int bestDistance = Math.max(2, written.length() / 4) + 1;
    for (String each : known) {
      int distance = distance(plain(written), plain(each));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = each;
      }
    }
    return Optional.ofNullable(best);
  }

  /** So that {@code data_dir}, {@code data-dir} and {@code dataDir} are near to each other. */
  private static String plain(String key) {
    return key.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
  }

  /** How many letters have to be added, dropped or exchanged. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int exchange = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(exchange, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[b.length()];
  }
}
