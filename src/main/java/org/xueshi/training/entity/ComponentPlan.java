package org.xueshi.training.entity;

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

  /** A face-to-face session. */
  record Session(
      String title,
      int minutes,
      String place,
      TrainingSession.When when,
      Set<TeachingMethod> methods)
      implements ComponentPlan {
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
