package org.xueshi.operations.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The console's entries for operation and the audit trail, after everything else. */
@ApplicationScoped
public class OperationNavigation implements Navigation {

  private static final NavItem OPERATION =
      new NavItem(990, "operations.nav", "/operation", "platform:read");

  private static final NavItem AUDIT =
      new NavItem(991, "operations.audit.nav", "/audit", "audit:read");

  @Override
  public List<NavItem> items(Viewer viewer) {
    return viewer.kind() == Viewer.Kind.CONSOLE ? List.of(OPERATION, AUDIT) : List.of();
  }
}
