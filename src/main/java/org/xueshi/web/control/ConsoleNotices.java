package org.xueshi.web.control;

import java.util.List;
import org.xueshi.web.entity.ConsoleNotice;
import org.xueshi.web.entity.Viewer;

/** What a feature wants the people of the console to see first. One bean a feature. */
public interface ConsoleNotices {

  List<ConsoleNotice> notices(Viewer viewer);
}
