package org.xueshi.roster.entity;

import java.util.UUID;

/** 资质 of a base or provider: what it may train for, and until when (12.3). */
public record Qualification(UUID id, UUID unitId, String title, String number, Validity validity) {}
