package io.acvm.config;

/**
 * One key of the configuration.
 *
 * @param standard what holds when it is not given; empty where that is nothing, or depends
 * @param values what it may be, where that is a range or a choice
 */
public record ConfigKey(String name, String standard, String values) {}
