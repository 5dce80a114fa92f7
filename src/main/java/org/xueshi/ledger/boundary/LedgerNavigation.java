package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xueshi.ledger.control.Inquiries;
import org.xueshi.ledger.control.InquiryDesk;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The ledger's entries in the menu, with what waits there. */
@ApplicationScoped
public class LedgerNavigation implements Navigation {

  private static final String READ = "ledger:read";

  private Inquiries inquiries;
  private InquiryDesk desk;

  protected LedgerNavigation() {}

  @Inject
  public LedgerNavigation(Inquiries inquiries, InquiryDesk desk) {
    this.inquiries = inquiries;
    this.desk = desk;
  }

  @Override
  public List<NavItem> items(Viewer viewer) {
    return switch (viewer.kind()) {
      case LAUNCH -> launched(viewer);
      case CONSOLE ->
          List.of(
              new NavItem(300, "ledger.nav.entries", "/ledger", READ),
              new NavItem(
                  310, "ledger.nav.inbox", "/ledger/inbox", READ, desk.waiting(viewer.tenant())),
              new NavItem(320, "ledger.nav.dashboard", "/ledger/dashboard", READ),
              new NavItem(350, "rule.nav", "/rules", "rule:read"));
      default -> List.of();
    };
  }

  private List<NavItem> launched(Viewer viewer) {
    var unread = inquiries.unread(viewer.tenant(), viewer.personId());
    return List.of(new NavItem(300, "ledger.nav.hours", "/hours", null, unread));
  }
}
