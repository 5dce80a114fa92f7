package org.xueshi.resources.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The library in the menu: for trainers and for the console. */
@ApplicationScoped
public class ResourceNavigation implements Navigation {

  private static final int LAUNCH_ORDER = 40;
  private static final int CONSOLE_ORDER = 40;

  @Override
  public List<NavItem> items(Viewer viewer) {
    if (viewer.isTrainer()) {
      return List.of(
          new NavItem(LAUNCH_ORDER, "resources.menu", "/resources", null),
          new NavItem(LAUNCH_ORDER + 1, "resources.review.menu", "/reviews", null));
    }
    return viewer.kind() == Viewer.Kind.CONSOLE
        ? List.of(
            new NavItem(CONSOLE_ORDER, "resources.menu", "/resources", "resource:read"),
            new NavItem(CONSOLE_ORDER + 1, "resources.review.menu", "/reviews", "resource:read"))
        : List.of();
  }
}
