package io.acvm.domain.ip;

import java.util.EnumSet;
import java.util.Set;

/** What an address is. */
public enum IpState {
  /** Can be handed out. */
  FREE,
  /** Taken for a while: until a time, or until an operation has ended. */
  HELD,
  LEASED,
  /** Kept out of the way by a person, with a note. */
  RESERVED,
  /** Released not long ago; free again at a time. */
  COOLING_DOWN,
  /** Kept out of the way because something is wrong with it. */
  QUARANTINED,
  /** Leased, and used by somebody else. */
  CONFLICTING;

  /** States that a pool must not be deleted with. */
  public static final Set<IpState> IN_USE =
      EnumSet.of(HELD, LEASED, RESERVED, QUARANTINED, CONFLICTING);

  /** Whether whoever owns an address that is so is meant to use it. */
  public boolean isMeant() {
    return this == HELD || this == LEASED || this == CONFLICTING;
  }

  /** Whether an address that is so cannot be handed out. */
  public boolean isTaken() {
    return this != FREE;
  }
}
