package io.acvm.domain.provider;

import java.util.Optional;

/**
 * Where VMs are made when nobody says where, and who decides it.
 *
 * @param provider empty when none is enabled
 * @param fixed the configuration decides; nobody can change it while the server runs
 */
public record DefaultProviderSetting(Optional<ProviderId> provider, boolean fixed) {}
