package io.acvm.bus;

import static java.util.Objects.requireNonNull;

/**
 * A named place on the event bus with what goes in and what comes back. Both are immutable records.
 *
 * @param <C> the command
 * @param <R> the reply
 */
@SuppressWarnings("UnusedTypeParameter") // they tie what is asked to what is answered
public record Address<C, R>(String name) {
  public Address {
    requireNonNull(name, "name is null");
  }
}
