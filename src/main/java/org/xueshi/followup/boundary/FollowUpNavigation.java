package org.xueshi.followup.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.xueshi.followup.control.FollowUps;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.ConsoleNotices;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.ConsoleNotice;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** Follow-up in the menu; and for the Office, that mentors are late (25.2). */
@ApplicationScoped
public class FollowUpNavigation implements Navigation, ConsoleNotices {

  @Inject private FollowUps followUps;

  @Override
  public List<NavItem> items(Viewer viewer) {
    if (viewer.kind() != Viewer.Kind.LAUNCH || viewer.role() == CourseRole.PLATFORM_ADMIN) {
      return List.of();
    }
    return viewer.role() == CourseRole.TRAINER
        ? List.of(new NavItem(115, "followup.nav.followUp", "/follow-up", null))
        : List.of(new NavItem(115, "followup.nav.surveys", "/surveys", null));
  }

  @Override
  public List<ConsoleNotice> notices(Viewer viewer) {
    var late = followUps.late(viewer.tenant());
    return late == 0
        ? List.of()
        : List.of(
            new ConsoleNotice(Text.of("followup.notice.late", late), "/courses", "course:read"));
  }
}
