package io.acvm.domain.provider;

/** How a provider is. */
public enum ProviderState {
  CONNECTED,
  /** Answers, but not every question. */
  DEGRADED,
  UNREACHABLE,
  DISABLED
}
