package org.xueshi.lti.entity;

import java.util.List;
import java.util.UUID;

/**
 * Announced, in its transaction, when a platform says that it copied a course.
 *
 * @param courseKey the new course, "registration/context"
 * @param originKeys the courses it was copied from
 */
public record ContextCopied(UUID tenant, String courseKey, List<String> originKeys) {}
