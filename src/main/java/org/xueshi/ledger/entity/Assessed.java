package org.xueshi.ledger.entity;

import java.util.UUID;

/** A piece of evidence and what the course's assessment says of its person. */
public record Assessed(UUID evidence, Assessment assessment) {}
