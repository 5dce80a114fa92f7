package org.xueshi.ledger.entity;

import java.util.UUID;

/**
 * Who did it, without a name: names are looked up when shown.
 *
 * @param tenant the district
 * @param kind e.g. {@code PERSON}, {@code ACCOUNT}, {@code TOKEN}, {@code SYSTEM}
 */
public record Actor(UUID tenant, String kind, String id) {}
