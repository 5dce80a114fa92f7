package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import org.xueshi.gradebook.control.ColumnStore.Place;
import org.xueshi.gradebook.control.OutboxStore.Owed;
import org.xueshi.gradebook.entity.ScoreOwed;
import org.xueshi.gradebook.entity.ScoreValue;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.ComponentCompleted;

/**
 * 待送成绩: scores owed to platforms. Written in the transaction that recorded the evidence, so that
 * there is never one without the other.
 */
@ApplicationScoped
public class ScoresOwed {

  private OutboxStore outbox;
  private Columns columns;
  private CourseRuns runs;
  private Event<ScoreOwed> announced;
  private Clock clock;

  protected ScoresOwed() {}

  @Inject
  ScoresOwed(
      Stores stores, Columns columns, CourseRuns runs, Event<ScoreOwed> announced, Clock clock) {
    this.outbox = stores.outbox();
    this.columns = columns;
    this.runs = runs;
    this.announced = announced;
    this.clock = clock;
  }

  /** A course run that is in no platform's course owes nothing to any. */
  void completed(@Observes ComponentCompleted event) {
    runs.get(event.tenant(), event.courseRunId())
        .courseKey()
        .ifPresent(courseKey -> owe(event, Place.in(courseKey, event.componentId())));
  }

  private void owe(ComponentCompleted event, Place place) {
    var column = columns.of(event.tenant(), place);
    var owed = new Owed(column.id(), event.personId(), score(event), event.at());
    if (outbox.owe(event.tenant(), owed, clock.instant())) {
      announced.fire(new ScoreOwed(event.tenant()));
    }
  }

  /** Cut to the range here, where it can be seen, since platforms do it without a word. */
  private static ScoreValue score(ComponentCompleted event) {
    var given = Math.max(0, Math.min(event.scoreGiven(), event.scoreMaximum()));
    return new ScoreValue(BigDecimal.valueOf(given), BigDecimal.valueOf(event.scoreMaximum()));
  }
}
