package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** What the Office does to the book beside posting, as one entry of the menu. */
@ApplicationScoped
public class BookNavigation implements Navigation {

  @Override
  public List<NavItem> items(Viewer viewer) {
    return viewer.kind() == Viewer.Kind.CONSOLE
        ? List.of(new NavItem(320, "ledger.nav.book", "/ledger/book", "ledger:read"))
        : List.of();
  }
}
