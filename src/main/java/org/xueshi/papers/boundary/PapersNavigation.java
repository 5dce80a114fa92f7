package org.xueshi.papers.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** Where papers stand in the menus. */
@ApplicationScoped
public class PapersNavigation implements Navigation {

  @Override
  public List<NavItem> items(Viewer viewer) {
    return switch (viewer.kind()) {
      case LAUNCH -> List.of(new NavItem(320, "papers.nav.mine", "/papers", null));
      case CONSOLE -> List.of(new NavItem(320, "papers.nav.console", "/papers", "ledger:read"));
      default -> List.of();
    };
  }
}
