package org.xueshi.web.entity;

/**
 * What somebody is in the course of this launch, and only there. Ordered by privilege, least first.
 */
public enum CourseRole {
  /** 学员: also whoever comes with an unknown role or none. */
  LEARNER,
  /** 培训者: the platform's instructor. */
  TRAINER,
  /** The platform's administrator who is not an instructor here; may look, not teach. */
  PLATFORM_ADMIN
}
