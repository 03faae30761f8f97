package io.acvm.domain.ip;

import io.acvm.domain.provider.ProviderId;
import java.util.Optional;

/**
 * Where a pool's addresses may be used.
 *
 * @param network id of the network; everywhere at the provider when empty
 */
public record PoolNetwork(ProviderId provider, Optional<String> network) {}
