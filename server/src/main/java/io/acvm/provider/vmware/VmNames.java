package io.acvm.provider.vmware;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Names of folders and files made from the names of VMs, good on every system and in any shell. */
final class VmNames {
  /** A folder, a file and its longest ending together stay far below what Windows allows. */
  private static final int MAX_LENGTH = 48;

  private static final Set<String> DEVICES =
      Set.of(
          "con", "prn", "aux", "nul", "conin$", "conout$", "clock$", "com0", "com1", "com2", "com3",
          "com4", "com5", "com6", "com7", "com8", "com9", "lpt0", "lpt1", "lpt2", "lpt3", "lpt4",
          "lpt5", "lpt6", "lpt7", "lpt8", "lpt9");

  private VmNames() {}

  /**
   * A file name for a VM's name: ASCII letters, digits, dots, dashes and underscores, no device of
   * Windows, neither first nor last a dot, never empty. Accents are taken off, because the code
   * page in which vmrun prints paths on Windows may not have them; the VM's own name keeps them.
   */
  static String fileName(String name) {
    String plain =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .replaceAll("\\p{M}", "")
            .replaceAll("[^A-Za-z0-9._-]+", "-")
            .replaceAll("\\.{2,}", ".");
    String shorter = plain.length() > MAX_LENGTH ? plain.substring(0, MAX_LENGTH) : plain;
    String trimmed = shorter.replaceAll("^[.-]+|[.-]+$", "");
    if (trimmed.isEmpty()) {
      return "vm";
    }
    String stem = trimmed.replaceAll("\\..*", "").toLowerCase(Locale.ROOT);
    return DEVICES.contains(stem) ? "vm-" + trimmed : trimmed;
  }

  /** Whether a name fits where a name of a VM is shown: some text, no control characters. */
  static boolean isReadable(String name) {
    return !name.isBlank()
        && name.codePoints().noneMatch(Character::isISOControl)
        && StandardCharsets.UTF_8.newEncoder().canEncode(name);
  }
}
