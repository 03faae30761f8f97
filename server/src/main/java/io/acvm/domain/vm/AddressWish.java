package io.acvm.domain.vm;

import io.acvm.domain.ip.IpPoolId;
import java.util.Optional;

/**
 * Which address a new VM is to have.
 *
 * @param address the next free one when empty
 */
public record AddressWish(IpPoolId pool, Optional<String> address) {}
