package io.acvm.core.ip;

import io.vertx.core.Future;

/** Finds out whether somebody uses an address that we think is free. */
@FunctionalInterface
public interface AddressProbe {
  /** Never asks, and says that nobody does. */
  AddressProbe OFF = address -> Future.succeededFuture(false);

  /**
   * Whether the address answers. Takes a second or two at most and never fails: what cannot be
   * found out counts as silence.
   */
  Future<Boolean> answers(String address);
}
