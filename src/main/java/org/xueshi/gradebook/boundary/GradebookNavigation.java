package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.xueshi.web.control.Navigation;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** The gradebook's entries in the menu: sent scores for trainers, credit for the Office. */
@ApplicationScoped
public class GradebookNavigation implements Navigation {

  @Override
  public List<NavItem> items(Viewer viewer) {
    if (viewer.isTrainer()) {
      return List.of(new NavItem(400, "gradebook.nav.scores", "/scores", null));
    }
    return viewer.kind() == Viewer.Kind.CONSOLE
        ? List.of(new NavItem(250, "gradebook.nav.credit", "/gradebook", "gradebook:read"))
        : List.of();
  }
}
