package org.xueshi.resources.entity;

/**
 * What {@code @template.resources.player(page = page, model = …)} shows.
 *
 * @param url short-lived address on the content origin
 * @param title of the resource, for people who cannot see the frame
 */
public record PlayerModel(ResourceKind kind, String url, String title) {}
