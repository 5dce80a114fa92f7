package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.gradebook.control.MoodleRoster.Learner;
import org.xueshi.gradebook.entity.SheetCell;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetRun.Trouble;
import org.xueshi.gradebook.entity.SheetSource;
import org.xueshi.lti.control.WebServices;
import org.xueshi.lti.control.WebServices.Request;
import org.xueshi.lti.control.WebServices.Site;

/**
 * Moodle's own gradebook and completion, by its web services. One person at a time: the answer for
 * everybody at once has some ten kilobytes a person and would not fit.
 */
@ApplicationScoped
class MoodleSource implements GradeSource {

  private static final int PEOPLE_A_ROUND = 20;

  private WebServices services;
  private SiteConnections connections;
  private CountedColumns counted;
  private MoodleRoster roster;

  protected MoodleSource() {}

  @Inject
  MoodleSource(
      WebServices services,
      SiteConnections connections,
      CountedColumns counted,
      MoodleRoster roster) {
    this.services = services;
    this.connections = connections;
    this.counted = counted;
    this.roster = roster;
  }

  /** A course of a site, and which completions somebody counts. */
  private record Course(Site site, String id, boolean activities, boolean course) {}

  @Override
  public boolean reads(SheetSource source) {
    return source == SheetSource.MOODLE;
  }

  @Override
  public void read(SheetRun run, Taker taker) {
    var place = connections.ofCourseRun(run.tenant(), run.courseRunId());
    var kinds = counted.kinds(run.tenant(), run.courseRunId(), run.source());
    var course =
        new Course(
            place.site(),
            place.courseId(),
            kinds.contains(SheetColumn.Kind.ACTIVITY_DONE),
            kinds.contains(SheetColumn.Kind.COURSE_DONE));
    var learners = roster.of(place.site(), place.courseId());
    taker.people(learners.size());
    var columns = new LinkedHashMap<String, SheetColumn>();
    for (var from = 0; from < learners.size(); from += PEOPLE_A_ROUND) {
      var some = learners.subList(from, Math.min(learners.size(), from + PEOPLE_A_ROUND));
      round(course, some, columns, taker);
    }
    completions(course).forEach(column -> columns.putIfAbsent(column.key(), column));
    taker.columns(List.copyOf(columns.values()));
  }

  private void round(
      Course course, List<Learner> learners, Map<String, SheetColumn> columns, Taker taker) {
    var requests = new ArrayList<Request>();
    for (var learner : learners) {
      var who = Map.of("courseid", course.id(), "userid", learner.id());
      requests.add(new Request("gradereport_user_get_grade_items", who));
      if (course.activities()) {
        requests.add(new Request("core_completion_get_activities_completion_status", who));
      }
      if (course.course()) {
        requests.add(new Request("core_completion_get_course_completion_status", who));
      }
    }
    var answers = services.callAll(course.site(), requests).iterator();
    for (var learner : learners) {
      var cells = new HashMap<String, SheetCell>();
      MoodleAnswers.grades(answers.next(), columns, cells);
      if (course.activities()) {
        MoodleAnswers.activities(answers.next(), cells);
      }
      if (course.course()) {
        MoodleAnswers.course(answers.next(), cells);
      }
      taker.person(learner.account(), cells);
    }
  }

  private List<SheetColumn> completions(Course course) {
    var asked = Map.of("courseid", course.id());
    var answer = services.call(course.site(), "core_course_get_contents", asked);
    if (answer instanceof WebServices.Answer.No) {
      throw new Unreadable(Trouble.NO_COURSE);
    }
    return MoodleAnswers.completions(answer);
  }
}
