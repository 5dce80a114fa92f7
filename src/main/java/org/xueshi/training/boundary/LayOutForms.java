package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.lti.control.Launches;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Projects;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.entity.Viewer;

/** The form that lays out a course run, blank with sensible defaults, or filled in again. */
@RequestScoped
public class LayOutForms {

  private static final int DAYS_DEFAULT = 60;

  @Inject private CourseRuns runs;
  @Inject private Projects projects;
  @Inject private Launches launches;
  @Inject private Clock clock;

  /** As first shown in a course without a run; {@code next} is where its answer leads. */
  View blank(Viewer viewer, String next) {
    var today = LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE);
    var title = launches.of(viewer).map(StartPages::contextTitle).orElse("");
    var fields =
        Fields.empty()
            .with("title", title)
            .with("projectTitle", title)
            .with("kind", ProjectKind.IN_SERVICE)
            .with("level", Level.DISTRICT)
            .with("theme", Theme.SUBJECT)
            .with("startsOn", today)
            .with("endsOn", today.plusDays(DAYS_DEFAULT));
    return again(viewer, fields, null, next);
  }

  /** With what was typed and why it does not do. */
  View again(Viewer viewer, Fields fields, Text problem, String next) {
    var model =
        new LayOutModel(
            fields,
            problem,
            projects.all(viewer.tenant()),
            runs.unattached(viewer.tenant()),
            next,
            null);
    return View.of("training/layOut.jte", model);
  }

  /** Title and dates of a run that is there. */
  View of(CourseRun run) {
    var fields =
        Fields.empty()
            .with("title", run.title())
            .with("startsOn", run.startsOn())
            .with("endsOn", run.endsOn())
            .with("followUpUntil", run.followUpUntil());
    return of(run, fields, null);
  }

  View of(CourseRun run, Fields fields, Text problem) {
    var none = List.<CourseRun>of();
    return View.of(
        "training/layOut.jte", new LayOutModel(fields, problem, List.of(), none, "course", run));
  }
}
