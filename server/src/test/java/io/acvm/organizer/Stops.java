package io.acvm.organizer;

import java.io.IOException;

/** Stops the work at one of its points, as if the machine had stopped there. */
final class Stops implements Points {
  private final int at;
  private final boolean asFailure;
  private int passed;

  private Stops(int at, boolean asFailure) {
    this.at = at;
    this.asFailure = asFailure;
  }

  /** Nothing after the point is done, not even cleaning up. */
  static Stops killedAt(int point) {
    return new Stops(point, false);
  }

  /** The disk fails at the point. */
  static Stops failingAt(int point) {
    return new Stops(point, true);
  }

  @Override
  public void pass(String point) throws IOException {
    if (passed++ == at) {
      if (asFailure) {
        throw new IOException("no space left, it is said, at " + point);
      }
      throw new Killed(point);
    }
  }

  boolean wasReached() {
    return passed > at;
  }

  /** The machine has stopped. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String point) {
      super(point);
    }
  }

  /** Work that can be stopped. */
  @FunctionalInterface
  interface Work {
    void run(Points points) throws IOException;
  }

  /** Works until the point; says whether the point was reached. */
  boolean stop(Work work) throws IOException {
    try {
      work.run(this);
    } catch (Killed stopped) {
      return true;
    } catch (IOException failed) {
      if (!asFailure) {
        throw failed;
      }
      return true;
    }
    return wasReached();
  }
}
