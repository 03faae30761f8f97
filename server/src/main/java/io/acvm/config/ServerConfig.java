package io.acvm.config;

/**
 * Where the server listens.
 *
 * @param port 0 for any free one
 */
public record ServerConfig(String host, int port) {}
