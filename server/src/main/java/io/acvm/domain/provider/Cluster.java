package io.acvm.domain.provider;

import java.util.Optional;

/** Where VMs can be placed. */
public record Cluster(String id, String name, Optional<String> version) {}
