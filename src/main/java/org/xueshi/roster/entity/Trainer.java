package org.xueshi.roster.entity;

import java.util.UUID;

/**
 * Somebody of the pool of trainers and experts (17.1).
 *
 * @param personId the teacher of the district they are; null for somebody from elsewhere
 */
public record Trainer(
    UUID id, UUID personId, String name, String workplace, String expertise, boolean fullTime) {}
