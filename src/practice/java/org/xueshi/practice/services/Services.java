package org.xueshi.practice.services;

import java.util.ArrayList;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.launch.Urls;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tools;

/** All services under one handler. */
public final class Services {
  private Services() {}

  public static Handler all(
      AccessTokens tokens, Site site, Gradebook gradebook, Tools tools, Urls urls) {
    var access = new LineItemAccess(site, gradebook, urls);
    var resources = new ArrayList<ServiceResource>();
    resources.add(new LineItems(site, gradebook, urls).resource());
    resources.addAll(new LineItemService(site, gradebook, access).resources());
    resources.add(new Scores(site, gradebook, access).resource());
    resources.add(new Results(gradebook, access).resource());
    resources.add(new Memberships(site, tools, urls).resource());
    resources.addAll(ToolSettings.resources());
    return new ServiceRouter(tokens, resources);
  }
}
