package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import org.xueshi.training.control.Attendance;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.OfflineRosters;
import org.xueshi.training.control.Substitutions;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.TrainingSession;

/** Puts the trainer's roster together. */
@RequestScoped
public class RosterModels {

  @Inject private Attendance attendance;
  @Inject private Substitutions substitutions;
  @Inject private OfflineRosters offline;
  @Inject private Boards boards;
  @Inject private Clock clock;

  /**
   * @param ticket address that opens the offline roster once; null unless just asked for
   */
  RosterModel of(CourseRun run, TrainingSession session, String ticket) {
    var rows =
        attendance.of(session).stream()
            .map(row -> new RosterModel.Said(row, attendance.saidMinutes(session, row)))
            .toList();
    var moment =
        new RosterModel.Moment(
            attendance.mostMinutes(session),
            clock.instant(),
            substitutions.of(session),
            offline.conflicts(session),
            ticket);
    return RosterModel.of(session, boards.people(run), rows, moment);
  }
}
