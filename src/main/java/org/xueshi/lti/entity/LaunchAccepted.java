package org.xueshi.lti.entity;

import java.util.UUID;
import org.xueshi.web.entity.CourseRole;

/**
 * Announced when a launch has passed, in its transaction: an observer that throws undoes the launch
 * as a whole.
 *
 * @param role what the person is in this course, in this launch
 * @param courseKey the platform's course, "registration/context"; null outside a course
 * @param message what the launch says apart from the person
 */
public record LaunchAccepted(
    UUID tenant,
    UUID launchId,
    UUID sessionId,
    UUID registrationId,
    UUID personId,
    CourseRole role,
    String courseKey,
    LaunchMessage message) {}
