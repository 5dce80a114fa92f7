package org.xueshi.ledger.entity;

import org.xueshi.web.entity.Actor;

/**
 * Asks to record evidence.
 *
 * @param key the asker's idempotency key, 1–200 characters, e.g. {@code attendance:<id>}; it names
 *     this one happening for ever
 * @param actor who or what witnessed it, and in which district
 */
public record NewEvidence(String key, Evidence.Facts facts, Actor actor) {}
