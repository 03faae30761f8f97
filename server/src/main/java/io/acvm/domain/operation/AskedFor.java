package io.acvm.domain.operation;

import java.util.Optional;

/**
 * The request that an operation was started with, so that the same can be asked for again.
 *
 * @param path with its query
 * @param body JSON, without what is told to a guest in confidence
 * @param complete whether nothing had to be left out
 */
public record AskedFor(String method, String path, Optional<String> body, boolean complete) {}
