package io.acvm.domain.ip;

/** Which of the free addresses is handed out next. */
public enum IpStrategy {
  FIRST_FREE,
  RANDOM,
  /** Those never handed out before first, then the one that was released first. */
  LEAST_RECENTLY_RELEASED
}
