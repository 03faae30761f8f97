package io.acvm.domain.operation;

import io.acvm.domain.user.Principal;
import io.acvm.domain.vm.VmCommand;
import java.util.Optional;

/**
 * A command with who asks for it.
 *
 * @param idempotencyKey the same key and command of the same user within a day is one operation
 * @param request that it came with
 */
public record Submission(
    VmCommand command,
    Principal principal,
    Optional<String> idempotencyKey,
    Optional<AskedFor> request) {
  /** One that nobody can ask for again. */
  public Submission(VmCommand command, Principal principal, Optional<String> idempotencyKey) {
    this(command, principal, idempotencyKey, Optional.empty());
  }
}
