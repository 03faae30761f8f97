package io.acvm.domain.organizer;

import io.acvm.domain.vm.ProviderVmRef;
import java.util.List;

/**
 * Where each file of a VM goes.
 *
 * @param from the folder that the files are in
 * @param to the folder that they will be in; nothing is there yet
 * @param ref the VM's reference afterwards
 */
public record OrganizePlan(
    Method method, String from, String to, ProviderVmRef ref, List<Move> moves) {
  public OrganizePlan {
    moves = List.copyOf(moves);
  }

  /** How the files get there. */
  public enum Method {
    /** The folder gets another name: the VM is in one place at any instant. */
    RENAME,
    /** To another volume: copied, read again, compared, and only then removed. */
    COPY
  }

  /** One file. */
  public record Move(String from, String to, long sizeBytes) {}

  public long totalBytes() {
    return moves.stream().mapToLong(Move::sizeBytes).sum();
  }
}
