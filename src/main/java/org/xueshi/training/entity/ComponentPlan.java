package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;

/** What a trainer wants of a component, one kind of plan for each kind. */
public sealed interface ComponentPlan {

  ComponentKind kind();

  int minutes();

  /**
   * @throws Refusal INVALID, see the entities; NOT_FOUND for a component of another kind
   */
  void applyTo(Component component);

  /** A remote unit. */
  record Unit(
      String title, int minutes, UUID resourceVersionId, boolean mustPlay, UUID alternativeId)
      implements ComponentPlan {
    public Unit(String title, int minutes, UUID resourceVersionId, boolean mustPlay) {
      this(title, minutes, resourceVersionId, mustPlay, null);
    }

    @Override
    public ComponentKind kind() {
      return ComponentKind.UNIT;
    }

    @Override
    public void applyTo(Component component) {
      if (!(component instanceof RemoteUnit unit)) {
        throw Refusal.notFound();
      }
      unit.study(title, minutes, resourceVersionId, mustPlay);
      unit.offerInstead(mustPlay ? alternativeId : null);
    }
  }

  /** A session: at a place or live online, ordinary or a make-up. */
  record Session(
      String title,
      int minutes,
      String place,
      TrainingSession.When when,
      Set<TeachingMethod> methods,
      Setting setting)
      implements ComponentPlan {

    /** Most days of a course of sessions laid out at once. */
    public static final int DAYS_MAX = 14;

    /** An ordinary one, at a place. */
    public Session(
        String title,
        int minutes,
        String place,
        TrainingSession.When when,
        Set<TeachingMethod> methods) {
      this(title, minutes, place, when, methods, Setting.PLAIN);
    }

    /**
     * @param liveUrl empty = at the place
     * @param leader empty = nobody in particular
     * @param makesUp null = an ordinary session
     */
    public record Setting(String liveUrl, String leader, UUID makesUp) {
      public static final Setting PLAIN = new Setting("", "", null);
    }

    /** The same a number of days later, under another title; each day has its own proof. */
    public Session onDay(String dayTitle, int later) {
      var moved =
          new TrainingSession.When(daysLater(when.starts(), later), daysLater(when.ends(), later));
      return new Session(dayTitle, minutes, place, moved, methods, setting);
    }

    private static Instant daysLater(Instant at, int days) {
      return at == null ? null : at.plus(Duration.ofDays(days));
    }

    @Override
    public ComponentKind kind() {
      return ComponentKind.SESSION;
    }

    @Override
    public void applyTo(Component component) {
      if (!(component instanceof TrainingSession session)) {
        throw Refusal.notFound();
      }
      session.meet(title, place, when, minutes);
      session.teachBy(methods);
      session.stream(setting.liveUrl());
      session.ledBy(setting.leader());
      session.makeUpFor(setting.makesUp());
    }
  }

  /** A follow-up task. */
  record Task(String title, int minutes, TaskKind taskKind, String instructions, LocalDate dueOn)
      implements ComponentPlan {
    @Override
    public ComponentKind kind() {
      return ComponentKind.TASK;
    }

    @Override
    public void applyTo(Component component) {
      if (!(component instanceof FollowUpTask task)) {
        throw Refusal.notFound();
      }
      task.assign(title, minutes, taskKind, dueOn);
      task.instruct(instructions);
    }
  }
}
