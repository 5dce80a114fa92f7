package org.xueshi.practice.services;

import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.launch.Urls;
import org.xueshi.practice.site.Site;

/** Finds the column an address names, and writes its addresses the way the caller wrote them. */
final class LineItemAccess {
  static final String PATH = "/([^/]+)/lineitems/([^/]+)/lineitem";

  private final Site site;
  private final Gradebook gradebook;
  private final Urls urls;

  LineItemAccess(Site site, Gradebook gradebook, Urls urls) {
    this.site = site;
    this.gradebook = gradebook;
    this.urls = urls;
  }

  /** The course need only exist; that the column is another course's goes unnoticed. */
  GradeItem item(Call call, long toolId) throws ServiceRefused {
    String course = call.name(0);
    String id = call.name(1);
    if (site.course(course).isEmpty()) {
      throw ServiceRefused.noCourse(course);
    }
    GradeItem item = gradebook.item(id).orElseThrow(() -> ServiceRefused.noItem(id));
    if (item.toolId() != toolId) {
      throw ServiceRefused.notALineItem();
    }
    return item;
  }

  /** The address without {@code /scores} or {@code /results} and without a query. */
  String address(Call call) {
    return urls.services() + "/" + call.name(0) + "/lineitems/" + call.name(1) + "/lineitem";
  }
}
