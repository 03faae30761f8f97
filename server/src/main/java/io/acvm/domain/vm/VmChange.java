package io.acvm.domain.vm;

import java.util.List;
import java.util.Optional;

/**
 * What is to change of a VM; what is empty stays.
 *
 * @param diskGib new size of the first disk; never smaller than it is
 * @param networks ids of all networks, in the order of the NICs
 */
public record VmChange(
    Optional<String> name,
    Optional<String> description,
    Optional<Integer> cpus,
    Optional<Long> memoryMib,
    Optional<Integer> diskGib,
    Optional<List<String>> networks) {}
