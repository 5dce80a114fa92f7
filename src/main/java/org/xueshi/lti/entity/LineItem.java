package org.xueshi.lti.entity;

import java.math.BigDecimal;
import java.net.URI;

/**
 * A grade column (成绩项) as the platform describes it (AGS 2.0, 3.2).
 *
 * @param url its address and identity
 * @param resourceId what we gave it, or empty; so {@code tag}
 * @param resourceLinkId the platform's activity it belongs to, or empty
 */
public record LineItem(
    URI url,
    String label,
    BigDecimal scoreMaximum,
    String resourceId,
    String tag,
    String resourceLinkId) {}
