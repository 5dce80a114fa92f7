package org.xueshi.resources.entity;

/**
 * How a package is begun.
 *
 * @param path what the player opens
 */
public record PackageStart(PackageRuntime runtime, String path) {}
