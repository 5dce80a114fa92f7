package org.xueshi.roster.entity;

import java.util.UUID;

/** 聘任: a role for a time. */
public record Appointment(UUID id, UUID trainerId, TrainerRole role, Validity validity) {}
