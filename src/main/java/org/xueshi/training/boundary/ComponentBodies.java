package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Library;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.TaskKind;
import org.xueshi.training.entity.TrainingSession;

/** Between components and their JSON. */
@RequestScoped
public class ComponentBodies {

  @Inject private Library library;
  @Inject private ComponentForms forms;

  /**
   * @throws Refusal INVALID {@code training.refusal.kind}; NOT_FOUND for an unknown resource
   */
  ComponentPlan plan(UUID tenant, ComponentBody body) {
    if (body == null || body.kind() == null) {
      throw Refusal.invalid("training.refusal.kind");
    }
    return switch (body.kind()) {
      case UNIT -> unit(tenant, body);
      case SESSION ->
          new ComponentPlan.Session(
              body.title(),
              body.minutes(),
              body.place(),
              new TrainingSession.When(body.startsAt(), body.endsAt()),
              body.methods() == null ? Set.of() : Set.copyOf(body.methods()),
              new ComponentPlan.Session.Setting(body.liveUrl(), body.leader(), body.makesUp()));
      case TASK ->
          new ComponentPlan.Task(
              body.title(),
              body.minutes(),
              body.taskKind() == null ? TaskKind.PRACTICE : body.taskKind(),
              body.instructions(),
              body.dueOn());
    };
  }

  private ComponentPlan unit(UUID tenant, ComponentBody body) {
    var id = body.resourceVersionId();
    var timed = id != null && library.version(tenant, id).kind().timed();
    return new ComponentPlan.Unit(
        body.title(),
        body.minutes(),
        id,
        timed,
        forms.alternative(tenant, body.alternativeVersionId()));
  }

  static ComponentBody told(Component component) {
    var unit = component instanceof RemoteUnit one ? one : null;
    var session = component instanceof TrainingSession one ? one : null;
    var task = component instanceof FollowUpTask one ? one : null;
    return new ComponentBody(
        component.id(),
        component.kind(),
        component.title(),
        component.minutes(),
        unit == null ? null : unit.resourceVersionId(),
        unit == null ? null : unit.alternativeVersionId(),
        session == null ? null : session.where(),
        session == null ? null : session.startsAt(),
        session == null ? null : session.endsAt(),
        session == null ? null : List.copyOf(session.methods()),
        session == null ? null : session.liveUrl(),
        session == null ? null : session.leader(),
        session == null ? null : session.makesUp().orElse(null),
        task == null ? null : task.taskKind(),
        task == null ? null : task.instructions(),
        task == null ? null : task.dueOn());
  }
}
