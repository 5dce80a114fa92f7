package org.xueshi.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.control.PersonNotices;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** Notices in the menu of a launch, with how many are new. */
@ApplicationScoped
public class NoticeNavigation implements Navigation {

  @Inject private PersonNotices notices;

  @Override
  public List<NavItem> items(Viewer viewer) {
    if (viewer.kind() != Viewer.Kind.LAUNCH || viewer.personId() == null) {
      return List.of();
    }
    var unread = notices.unread(viewer.tenant(), viewer.personId());
    return List.of(new NavItem(900, "web.notice.nav", "/notices", null, unread));
  }
}
