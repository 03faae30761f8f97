package io.acvm.simulator.vmrun;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One call, taken apart as the real command does: flags before the command, in any order; the
 * command in any case; what is too much is ignored by whoever reads the arguments.
 *
 * @param hostType {@code ws}, {@code player}, {@code fusion}, or empty when nothing was said
 * @param vmPassword for encrypted VMs; null when not given
 * @param guestUser null when not given
 * @param guestPassword null when not given
 * @param command in lower case
 */
record CommandLine(
    String hostType,
    String vmPassword,
    String guestUser,
    String guestPassword,
    String command,
    List<String> arguments) {

  static CommandLine parse(String[] words) throws UsageException {
    String hostType = "";
    String vmPassword = null;
    String guestUser = null;
    String guestPassword = null;
    int at = 0;
    while (at < words.length && words[at].startsWith("-")) {
      String flag = words[at];
      String value = at + 1 < words.length ? words[at + 1] : null;
      at += 2;
      // An empty value is lost on some versions, and the next word taken for it.
      if (value != null && value.isEmpty() && !flag.equals("-T")) {
        value = at < words.length ? words[at] : null;
        at++;
      }
      if (value == null) {
        throw new UsageException(null);
      }
      switch (flag) {
        case "-T" -> hostType = value.toLowerCase(Locale.ROOT);
        case "-vp" -> vmPassword = value;
        case "-gu" -> guestUser = value;
        case "-gp" -> guestPassword = value;
        default -> throw new UsageException("Error: Unrecognized command: ".concat(flag));
      }
    }
    if (at >= words.length) {
      throw new UsageException(null);
    }
    List<String> arguments = new ArrayList<>();
    for (int i = at + 1; i < words.length; i++) {
      arguments.add(words[i]);
    }
    return new CommandLine(
        hostType,
        vmPassword,
        guestUser,
        guestPassword,
        words[at].toLowerCase(Locale.ROOT),
        arguments);
  }

  /** The argument at a place. */
  String argument(int index) throws UsageException {
    if (index >= arguments.size()) {
      throw new UsageException(null);
    }
    return arguments.get(index);
  }

  /** Whether one of the words after the first {@code from} is this one, in any case. */
  boolean says(int from, String word) {
    for (int i = from; i < arguments.size(); i++) {
      // Some clients send two of them as one word, such as "hard nogui".
      for (String part : arguments.get(i).trim().split(" ", -1)) {
        if (part.equalsIgnoreCase(word)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The value of {@code -name=VALUE} or {@code -name VALUE}; null when it is not there. */
  String option(int from, String name) throws UsageException {
    String prefix = name.concat("=");
    for (int i = from; i < arguments.size(); i++) {
      String word = arguments.get(i);
      if (word.regionMatches(true, 0, prefix, 0, prefix.length())) {
        return word.substring(prefix.length());
      }
      if (word.equalsIgnoreCase(name)) {
        return argument(i + 1);
      }
    }
    return null;
  }
}
