package org.xueshi.practice.deeplinking;

import java.math.BigDecimal;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Tool;

/** Makes activities and their columns. */
public final class Placement {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Site site;
  private final Gradebook gradebook;

  public Placement(Site site, Gradebook gradebook) {
    this.site = site;
    this.gradebook = gradebook;
  }

  public Activity place(ChosenItem item, long courseId, int section, Tool tool) {
    Activity activity =
        site.place(
            new Activity(
                0,
                0,
                courseId,
                section,
                tool.id(),
                item.name(),
                item.description(),
                item.url(),
                item.custom(),
                item.graded()));
    if (item.graded()) {
      gradebook.add(column(item, activity));
    }
    return activity;
  }

  public void remove(Activity activity) {
    gradebook.itemsOf(activity).stream().filter(GradeItem::coupled).forEach(gradebook::remove);
    site.remove(activity);
  }

  private static GradeItem column(ChosenItem item, Activity activity) {
    boolean points = item.hasSoundMaximum();
    return new GradeItem(
        0,
        activity.courseId(),
        GradeItem.Kind.ACTIVITY,
        item.name(),
        points ? new BigDecimal(item.maximum()).stripTrailingZeros() : HUNDRED,
        !points,
        activity.toolId(),
        activity.id(),
        item.resourceId(),
        item.tag(),
        item.reviewUrl(),
        item.reviewCustom());
  }
}
