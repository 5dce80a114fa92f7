package org.xueshi.resources.entity;

/**
 * What {@code @template.resources.player(page = page, model = …)} shows.
 *
 * @param url short-lived address on the content origin
 * @param runtime what a package needs; if it needs any, the address is that of the shell around it
 * @param title of the resource, for people who cannot see the frame
 */
public record PlayerModel(ResourceKind kind, PackageRuntime runtime, String url, String title) {}
