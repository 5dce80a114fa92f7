package org.xueshi.training.entity;

import java.time.Instant;
import java.util.UUID;

/** 学员: somebody enrolled in a course run. */
public record Participant(UUID personId, Instant enrolledAt) {}
