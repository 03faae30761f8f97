package io.acvm.organizer;

import java.io.IOException;

/**
 * Called between any two changes to the disk; what is at a point when the machine stops there is
 * what the next start finds.
 */
@FunctionalInterface
public interface Points {
  Points NONE = point -> {};

  /** May fail as the disk may fail. */
  void pass(String point) throws IOException;
}
