package io.acvm.domain.provider;

import java.util.Optional;

/**
 * What VMs can be connected to.
 *
 * @param cluster name of the cluster that has it, where it belongs to one
 * @param managesAddresses whether the hypervisor itself gives addresses on it
 */
public record Network(
    String id,
    String name,
    Optional<String> clusterId,
    Optional<String> cluster,
    Optional<Integer> vlanId,
    Optional<String> cidr,
    Optional<String> gateway,
    boolean managesAddresses) {}
