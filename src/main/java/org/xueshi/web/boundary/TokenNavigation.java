package org.xueshi.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** Where tokens stand in the console's menu: last. */
@ApplicationScoped
public class TokenNavigation implements Navigation {

  @Override
  public List<NavItem> items(Viewer viewer) {
    return viewer.kind() == Viewer.Kind.CONSOLE
        ? List.of(new NavItem(900, "web.tokens.nav", "/tokens", "people:tokens"))
        : List.of();
  }
}
