package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.people.control.Persons;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.entity.Board;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Participant;

/** The progress board of a run, with the names of those on it. */
@ApplicationScoped
public class Boards {

  private Components components;
  private Participants participants;
  private Progress progress;
  private Persons persons;
  private Clock clock;

  protected Boards() {}

  @Inject
  Boards(
      Components components,
      Participants participants,
      Progress progress,
      Persons persons,
      Clock clock) {
    this.components = components;
    this.participants = participants;
    this.progress = progress;
    this.persons = persons;
    this.clock = clock;
  }

  @Transactional
  public Board of(CourseRun run) {
    var enrolled =
        new Board.Enrolled(
            participants.of(run.tenantId(), run.id()), progress.of(run.tenantId(), run.id()));
    var moment = new Board.Moment(clock.instant(), Clocks.DISTRICT_ZONE);
    var planned =
        components.of(run.tenantId(), run.id()).stream().filter(Component::planned).toList();
    return Board.of(run, planned, enrolled, moment);
  }

  /** Everybody in the run, by identifier. */
  @Transactional
  public Map<UUID, PersonRow> people(CourseRun run) {
    var ids = participants.of(run.tenantId(), run.id()).stream().map(Participant::personId);
    return persons.byIds(run.tenantId(), ids.toList());
  }
}
