package io.acvm.domain.organizer;

import java.time.Instant;

/**
 * Something that can still be put back.
 *
 * @param path where it was
 */
public record TrashItem(String id, String path, long sizeBytes, Instant trashedAt) {}
