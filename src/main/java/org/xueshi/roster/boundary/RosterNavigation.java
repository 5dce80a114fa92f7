package org.xueshi.roster.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xueshi.roster.control.Claims;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The roster in the console's menu, with how many claims wait. */
@ApplicationScoped
public class RosterNavigation implements Navigation {

  @Inject private Claims claims;

  @Override
  public List<NavItem> items(Viewer viewer) {
    return viewer.kind() == Viewer.Kind.CONSOLE
        ? List.of(
            new NavItem(150, "roster.nav", "/roster", "people:read", claims.open(viewer.tenant())))
        : List.of();
  }
}
