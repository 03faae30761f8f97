package io.acvm.bus;

/** A command or reply that says nothing. */
public enum Nothing {
  NOTHING
}
