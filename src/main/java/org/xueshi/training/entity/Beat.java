package org.xueshi.training.entity;

import java.time.Instant;

/**
 * What a browser says every ten seconds and at each change. It offers time; it never claims any.
 *
 * @param at when it arrived, by the server's clock; the browser's clock is not asked
 * @param sequence rises by one with every beat of a tab, so that a late or repeated beat is known
 * @param visible whether the page was in view
 * @param playing whether the medium was playing; ignored where nothing plays
 */
public record Beat(Instant at, long sequence, boolean visible, boolean playing) {}
