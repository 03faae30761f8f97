package io.acvm.organizer;

import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells what became of each file, in a log of its own. */
final class Story {
  private static final Logger LOG = LoggerFactory.getLogger("acvm.organizer.story");

  private Story() {}

  static void tell(String what, Path file) {
    LOG.info("{} {}", what, printable(file));
  }

  static void tell(String what, Path from, Path to) {
    LOG.info("{} {} -> {}", what, printable(from), printable(to));
  }

  static void trouble(String what, Path file, Exception cause) {
    LOG.warn("{} {}: {}", what, printable(file), cause.getClass().getSimpleName());
  }

  /** A name may hold what would begin a new line of the log. */
  private static String printable(Path path) {
    return path.toString().replaceAll("\\p{Cntrl}", "?");
  }
}
