package org.xueshi.gradebook.entity;

/**
 * What the outbox knows of a person and a column.
 *
 * @param sent the score the platform last took; null if none
 * @param because why it is not sent; null if it is
 */
public record Delivered(SendState state, ScoreValue sent, Because because) {}
