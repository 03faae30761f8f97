package io.acvm.simulator.vmrun;

import java.io.File;

/** How the real command differs between the systems that it runs on. */
enum Platform {
  POSIX("\n", 255),
  WINDOWS("\r\n", -1);

  /** What ends a line of output. */
  final String newLine;

  /** The exit code of everything that begins with {@code Error:}. */
  final int failure;

  Platform(String newLine, int failure) {
    this.newLine = newLine;
    this.failure = failure;
  }

  static Platform current() {
    return File.separatorChar == '\\' ? WINDOWS : POSIX;
  }
}
