package io.acvm.vmfiles.lock;

import java.util.OptionalLong;

/**
 * Who holds a lock, by what the lock says.
 *
 * @param pid empty when the lock cannot be read
 * @param executable such as {@code vmware-vmx.exe} (the VM runs) or {@code vmware.exe} (it is open
 *     in a window); empty text when not known
 * @param exclusive false for a lock that several may share
 */
public record LockHolder(OptionalLong pid, String executable, boolean exclusive, State state) {
  /** Whether the holder still lives. */
  public enum State {
    /** The process runs, or it cannot be told that it does not. */
    ALIVE,
    /**
     * The process is gone, or another one has its number now. On files that several hosts share
     * this cannot be known.
     */
    STALE
  }

  public boolean isAlive() {
    return state == State.ALIVE;
  }

  boolean isProcess(long number) {
    return pid.isPresent() && pid.getAsLong() == number;
  }
}
