package io.acvm.domain.user;

/**
 * What happens when somebody signs up, and who decides it.
 *
 * @param fixed the configuration decides; nobody can change it while the server runs
 */
public record RegistrationSetting(RegistrationPolicy policy, boolean fixed) {}
