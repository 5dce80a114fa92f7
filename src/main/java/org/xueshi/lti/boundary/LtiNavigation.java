package org.xueshi.lti.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The console's entry for platforms. */
@ApplicationScoped
public class LtiNavigation implements Navigation {

  private static final NavItem PLATFORMS =
      new NavItem(90, "lti.nav.platforms", "/platforms", "platform:read");

  @Override
  public List<NavItem> items(Viewer viewer) {
    return viewer.kind() == Viewer.Kind.CONSOLE ? List.of(PLATFORMS) : List.of();
  }
}
