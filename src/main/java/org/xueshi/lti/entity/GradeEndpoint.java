package org.xueshi.lti.entity;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The platform's offer to take grades (AGS 2.0, 3.1).
 *
 * @param scopes what may be asked for
 * @param lineItems the course's columns, if they may be listed or added to
 * @param lineItem the one column of this link, if it has exactly one
 */
public record GradeEndpoint(List<String> scopes, Optional<URI> lineItems, Optional<URI> lineItem) {

  static GradeEndpoint of(Claims endpoint) {
    return new GradeEndpoint(
        LaunchMessage.bounded(endpoint.texts("scope")),
        endpoint.url("lineitems"),
        endpoint.url("lineitem"));
  }
}
