package org.xueshi.people.entity;

import java.time.Instant;
import java.util.UUID;

/** A console account as the sign-in reads it; {@code lockedUntil} may be null. */
public record AccountRow(
    UUID id,
    String displayName,
    String passwordHash,
    AccountRole role,
    boolean mustChangePassword,
    Instant lockedUntil) {}
