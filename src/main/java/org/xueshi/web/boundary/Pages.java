package org.xueshi.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** Makes the {@link Page} that a template of this request speaks through. */
@ApplicationScoped
public class Pages {

  /**
   * What was asked for.
   *
   * @param path without leading slash
   * @param query as the address has it; may be null
   * @param done the notice to show; may be null
   */
  record Asked(String path, String query, String done) {}

  private CurrentViewer current;
  private Messages messages;
  private Districts districts;
  private List<Navigation> navigation;

  protected Pages() {}

  @Inject
  public Pages(
      CurrentViewer current,
      Messages messages,
      Districts districts,
      Instance<Navigation> navigation) {
    this.current = current;
    this.messages = messages;
    this.districts = districts;
    this.navigation = navigation.stream().toList();
  }

  Page page(Asked asked) {
    var viewer = current.viewer();
    return new Page(messages, viewer, place(asked), current.sessionSecret(), menu(viewer));
  }

  private Page.Place place(Asked asked) {
    return new Page.Place(
        path(asked.path()), asked.query(), asked.done(), districts.name(), current.launchBase());
  }

  /** As the browser sees it: the viewer filter takes a secret out of the path. */
  private String path(String asked) {
    var plain = "c/" + current.viewer().sessionId();
    return current.byPath() && asked.startsWith(plain)
        ? current.launchBase().substring(1) + asked.substring(plain.length())
        : asked;
  }

  private List<NavItem> menu(Viewer viewer) {
    return navigation.stream()
        .flatMap(feature -> feature.items(viewer).stream())
        .filter(item -> item.permission() == null || current.may(item.permission()))
        .sorted(Comparator.comparingInt(NavItem::order))
        .toList();
  }
}
