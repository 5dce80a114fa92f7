package org.xueshi.lti.entity;

import java.net.URI;
import java.util.UUID;

/** A grade column (成绩项) of a platform, by its address. */
public record LineItemRef(UUID tenant, UUID registrationId, URI url) {

  /**
   * The address of a service of this column: {@code …/lineitem?type_id=1} and {@code scores} give
   * {@code …/lineitem/scores?type_id=1} (AGS 3.4; Moodle's addresses have a query).
   */
  public URI service(String name) {
    var text = url.toString();
    var query = text.indexOf('?');
    var path = query < 0 ? text : text.substring(0, query);
    var rest = query < 0 ? "" : text.substring(query);
    var joint = path.endsWith("/") ? "" : "/";
    return URI.create(path + joint + name + rest);
  }
}
