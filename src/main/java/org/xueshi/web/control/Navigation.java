package org.xueshi.web.control;

import java.util.List;
import org.xueshi.web.entity.NavItem;
import org.xueshi.web.entity.Viewer;

/** A feature's entries in the menu, for this viewer. One bean a feature. */
public interface Navigation {

  List<NavItem> items(Viewer viewer);
}
