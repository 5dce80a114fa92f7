package org.xueshi.training.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The course, and for those who teach it the progress board; for the console, all courses. */
@ApplicationScoped
public class TrainingNavigation implements Navigation {

  private static final NavItem BOARD = new NavItem(110, "training.nav.board", "/board", null);

  private static final NavItem MEMBERS = new NavItem(105, "training.nav.members", "/members", null);

  @Override
  public List<NavItem> items(Viewer viewer) {
    return switch (viewer.kind()) {
      case LAUNCH -> launched(viewer.role());
      case CONSOLE ->
          List.of(
              new NavItem(100, "training.nav.courses", "/courses", "course:read"),
              new NavItem(110, "place.nav.review", "/place-reviews", "place:review"),
              new NavItem(110, "place.nav.nominations", "/nominations", "place:recommend"));
      default -> List.of();
    };
  }

  private static List<NavItem> launched(CourseRole role) {
    return switch (role) {
      case LEARNER ->
          List.of(
              new NavItem(100, "training.nav.home", "/course", null),
              new NavItem(120, "place.nav.catalogue", "/catalogue", null),
              new NavItem(125, "place.nav.mine", "/places", null));
      case TRAINER ->
          List.of(new NavItem(100, "training.nav.room", "/course", null), MEMBERS, BOARD);
      case PLATFORM_ADMIN -> List.of(BOARD);
    };
  }
}
