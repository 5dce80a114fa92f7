package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.xueshi.gradebook.control.OutboxStore.Selection;
import org.xueshi.gradebook.entity.Dispatch;
import org.xueshi.gradebook.entity.ScoreOwed;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.web.entity.Actor;

/** 成绩回传: what was sent to a platform's course, as its trainer sees it, and sending again. */
@ApplicationScoped
public class Dispatches {

  private DeliveryStore deliveries;
  private OutboxStore outbox;
  private ConflictStore conflicts;
  private Event<ScoreOwed> announced;
  private Clock clock;

  protected Dispatches() {}

  @Inject
  Dispatches(DeliveryStore deliveries, Stores stores, Event<ScoreOwed> announced, Clock clock) {
    this.deliveries = deliveries;
    this.outbox = stores.outbox();
    this.conflicts = stores.conflicts();
    this.announced = announced;
    this.clock = clock;
  }

  /** All scores owed to a platform's course, in no order. */
  public List<Dispatch> ofCourse(UUID tenant, String courseKey) {
    return deliveries.ofCourse(tenant, courseKey);
  }

  /**
   * Has one score sent again, also one that the platform took before, and also if somebody has
   * changed it there: whoever asks for it has chosen ours.
   *
   * @throws Refusal NOT_FOUND if this course has none of that id that could be sent again
   */
  @Transactional
  public void resend(String courseKey, UUID id, Actor actor) {
    if (again(new Selection(courseKey, id, null, null), actor) == 0) {
      throw Refusal.notFound();
    }
    conflicts.ours(id, actor, clock.instant());
  }

  /**
   * Leaves the value that somebody entered in the platform; a newer score of ours asks again.
   *
   * @throws Refusal NOT_FOUND if this course has no such conflict
   */
  @Transactional
  public void leave(String courseKey, UUID id, Actor actor) {
    if (!conflicts.theirs(courseKey, id, actor, clock.instant())) {
      throw Refusal.notFound();
    }
  }

  /** Has everything sent again that was refused or given up; returns how many. */
  @Transactional
  public int resendFailed(String courseKey, Actor actor) {
    return again(new Selection(courseKey, null, null, null), actor);
  }

  private int again(Selection which, Actor actor) {
    var count = outbox.resend(actor.tenant(), which, clock.instant());
    if (count > 0) {
      announced.fire(new ScoreOwed(actor.tenant()));
    }
    return count;
  }
}
