package org.xueshi.lti.entity;

import java.time.Instant;

/**
 * An LTI 1.1 consumer key of a platform's past, without its secret.
 *
 * @param people how many were recognised by it
 * @param links how many old resource links were
 */
public record LegacyConsumer(
    String consumerKey, boolean sealed, Instant addedAt, long people, long links) {}
