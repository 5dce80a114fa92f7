package org.xueshi.lti.entity;

import java.net.URI;
import java.util.UUID;

/** The address of a service of one course: its columns, or its members. */
public record CourseService(UUID tenant, UUID registrationId, URI url) {

  public LineItemRef column(URI lineItem) {
    return new LineItemRef(tenant, registrationId, lineItem);
  }
}
