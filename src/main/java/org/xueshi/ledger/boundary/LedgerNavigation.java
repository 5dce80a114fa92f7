package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The ledger's entries in the menu. */
@ApplicationScoped
public class LedgerNavigation implements Navigation {

  @Override
  public List<NavItem> items(Viewer viewer) {
    return switch (viewer.kind()) {
      case LAUNCH -> List.of(new NavItem(300, "ledger.nav.hours", "/hours", null));
      case CONSOLE -> List.of(new NavItem(300, "ledger.nav.entries", "/ledger", "ledger:read"));
      default -> List.of();
    };
  }
}
