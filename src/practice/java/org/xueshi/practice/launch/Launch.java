package org.xueshi.practice.launch;

import java.util.Optional;
import org.xueshi.practice.pages.Language;
import org.xueshi.practice.site.Activity;
import org.xueshi.practice.site.Course;
import org.xueshi.practice.site.Person;
import org.xueshi.practice.tools.Tool;

/**
 * All that an id_token tells: who goes where, from what, and for what.
 *
 * @param activity none when content is being selected
 * @param forPersonId whose submission is reviewed; 0 for no review
 */
public record Launch(
    Person person,
    Course course,
    Optional<Activity> activity,
    Tool tool,
    MessageType message,
    long forPersonId,
    Container container,
    Language language,
    String sesskey) {

  public String activityId() {
    return activity.map(a -> Long.toString(a.id())).orElse("");
  }

  public boolean graded() {
    return activity.filter(Activity::graded).isPresent() && tool.usesGrades();
  }
}
