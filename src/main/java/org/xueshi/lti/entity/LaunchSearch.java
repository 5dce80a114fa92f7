package org.xueshi.lti.entity;

import java.time.Instant;
import java.util.UUID;

/**
 * What of the launch recorder is wanted; every part but {@code failed} may be null.
 *
 * @param registrationId one platform's
 * @param outcome one way of ending
 * @param from not before
 * @param until before
 * @param after older than this record: the next page
 */
public record LaunchSearch(
    UUID registrationId, LaunchRecord.Outcome outcome, Instant from, Instant until, UUID after) {}
