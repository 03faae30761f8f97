package io.acvm.domain.provider;

/** An item of a provider's catalogue with the provider it comes from. */
public record Offer<T>(ProviderId provider, T item) {}
