package org.xueshi.gradebook.entity;

import java.util.UUID;

/** A score was written to the outbox of a district; announced in the transaction that wrote it. */
public record ScoreOwed(UUID tenant) {}
