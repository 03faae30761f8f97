package io.acvm.provider.vmware.vmrun;

import java.io.File;

/** What may be handed to vmrun as one argument. */
public final class Arguments {
  private static final boolean WINDOWS = File.separatorChar == '\\';

  /** With which a launcher that is a batch file would end an argument or begin something else. */
  private static final String WINDOWS_TRAPS = "\"%!^&|<>";

  private Arguments() {}

  /**
   * Whether vmrun takes a text as it is: it is not empty, does not look like an option, has no
   * control characters, and on Windows none that the way from one command line to the next would
   * change.
   */
  public static boolean isPlain(String text) {
    return isPlain(text, WINDOWS);
  }

  static boolean isPlain(String text, boolean windows) {
    return !text.isBlank()
        && !text.startsWith("-")
        && text.equals(text.strip())
        && text.codePoints().noneMatch(Character::isISOControl)
        && !(windows && text.chars().anyMatch(c -> WINDOWS_TRAPS.indexOf(c) >= 0));
  }
}
