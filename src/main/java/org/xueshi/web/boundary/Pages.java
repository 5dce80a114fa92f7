package org.xueshi.web.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Comparator;
import java.util.List;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** Makes the {@link Page} that a template of this request speaks through. */
@RequestScoped
public class Pages {

  @Context private UriInfo uri;
  @Inject private CurrentViewer current;
  @Inject private Messages messages;
  @Inject private Districts districts;
  @Inject private Instance<Navigation> navigation;

  Page page() {
    var viewer = current.viewer();
    return new Page(messages, viewer, place(), current.sessionSecret(), menu(viewer));
  }

  private Page.Place place() {
    return new Page.Place(
        path(),
        uri.getRequestUri().getRawQuery(),
        uri.getQueryParameters().getFirst("done"),
        districts.name(),
        current.launchBase());
  }

  /** As the browser sees it: the viewer filter takes a secret out of the path. */
  private String path() {
    var plain = "c/" + current.viewer().sessionId();
    return current.byPath() && uri.getPath().startsWith(plain)
        ? current.launchBase().substring(1) + uri.getPath().substring(plain.length())
        : uri.getPath();
  }

  private List<NavItem> menu(Viewer viewer) {
    return navigation.stream()
        .flatMap(feature -> feature.items(viewer).stream())
        .filter(item -> item.permission() == null || current.may(item.permission()))
        .sorted(Comparator.comparingInt(NavItem::order))
        .toList();
  }
}
