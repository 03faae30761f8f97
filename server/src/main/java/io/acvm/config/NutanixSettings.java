package io.acvm.config;

import io.acvm.secret.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How to reach one Prism Central.
 *
 * @param url scheme, host and port; plain http only on the loopback address
 * @param defaultCluster name or id of the cluster for VMs that name none
 */
public record NutanixSettings(
    URI url,
    String username,
    Secret password,
    Trust trust,
    Optional<String> defaultCluster,
    Duration connectTimeout,
    Duration requestTimeout) {}
