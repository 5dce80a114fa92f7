package org.xueshi.roster.entity;

import java.time.LocalDate;
import java.util.UUID;

/**
 * A base, provider, studio, workshop or community.
 *
 * @param schoolId where it lives; may be null
 * @param responsible who answers for it (29.1); empty = nobody named yet
 * @param endedOn null while it works
 */
public record Unit(
    UUID id,
    UnitKind kind,
    String name,
    UUID schoolId,
    String responsible,
    String remark,
    LocalDate endedOn) {}
