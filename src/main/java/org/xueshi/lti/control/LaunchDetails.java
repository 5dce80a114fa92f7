package org.xueshi.lti.control;

import java.util.UUID;
import org.xueshi.lti.entity.LaunchMessage;

/**
 * The launch behind a session: which platform, and what it said.
 *
 * @param sessionId the id in the path {@code /c/{launch}}
 * @param answered whether a deep linking request has been answered
 */
public record LaunchDetails(
    UUID tenant,
    UUID launchId,
    UUID sessionId,
    UUID registrationId,
    UUID personId,
    LaunchMessage message,
    boolean answered) {}
