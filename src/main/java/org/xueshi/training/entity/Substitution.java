package org.xueshi.training.entity;

import java.time.Instant;

/**
 * Somebody else led a session than was planned (更换主讲人).
 *
 * @param insteadOf who was to lead it; empty if nobody in particular
 */
public record Substitution(String leader, String insteadOf, String reason, Instant at) {}
