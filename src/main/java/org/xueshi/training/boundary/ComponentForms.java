package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.resources.control.Library;
import org.xueshi.resources.entity.ResourceFilter;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.resources.entity.VersionRow;
import org.xueshi.training.control.Components;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.FollowUpTask;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.TaskKind;
import org.xueshi.training.entity.TeachingMethod;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/** From a component to the fields of its form, and from the fields to a plan. */
@RequestScoped
public class ComponentForms {

  private static final int RESOURCES_MAX = 200;

  @Inject private Library library;
  @Inject private Components components;
  @Inject private Messages messages;

  /**
   * What the fields ask for.
   *
   * @throws Refusal NOT_FOUND for an unknown resource; what else is wrong the entities say
   */
  ComponentPlan plan(UUID tenant, ComponentKind kind, Fields fields) {
    var title = fields.text("title");
    var minutes = fields.number("minutes");
    return switch (kind) {
      case UNIT -> unit(tenant, fields, minutes);
      case SESSION -> session(fields, title, minutes);
      case TASK ->
          new ComponentPlan.Task(
              title, minutes, taskKind(fields), fields.text("instructions"), fields.date("dueOn"));
    };
  }

  private static ComponentPlan.Session session(Fields fields, String title, int minutes) {
    return new ComponentPlan.Session(
        title,
        minutes,
        fields.text("place"),
        new TrainingSession.When(fields.instant("date", "starts"), fields.instant("date", "ends")),
        fields.some("methods", TeachingMethod.class),
        new ComponentPlan.Session.Setting(
            fields.text("liveUrl"), fields.text("leader"), fields.id("makesUp")));
  }

  /** A session of several days becomes one for each day, with a sign-in and proof of its own. */
  List<ComponentPlan> daily(Language language, ComponentPlan plan, Fields fields) {
    var days = Math.min(ComponentPlan.Session.DAYS_MAX, fields.number("days"));
    if (days < 2 || !(plan instanceof ComponentPlan.Session session)) {
      return List.of(plan);
    }
    return IntStream.range(0, days)
        .<ComponentPlan>mapToObj(
            later ->
                session.onDay(
                    messages.text(
                        language, "training.session.dayTitle", session.title(), later + 1),
                    later))
        .toList();
  }

  private static TaskKind taskKind(Fields fields) {
    var kind = fields.one("taskKind", TaskKind.class);
    return kind == null ? TaskKind.PRACTICE : kind;
  }

  private ComponentPlan unit(UUID tenant, Fields fields, int minutes) {
    var version = fields.id("resource") == null ? null : version(tenant, fields.id("resource"));
    var title =
        fields.text("title").isEmpty() && version != null ? version.title() : fields.text("title");
    return new ComponentPlan.Unit(
        title,
        minutes,
        version == null ? null : version.id(),
        version != null && version.kind().timed(),
        alternative(tenant, fields.id("alternative")));
  }

  /** What is offered instead of a video must not be one itself. */
  UUID alternative(UUID tenant, UUID id) {
    if (id != null && version(tenant, id).kind().timed()) {
      throw Refusal.invalid("training.refusal.alternative");
    }
    return id;
  }

  private VersionRow version(UUID tenant, UUID id) {
    return library.version(tenant, id);
  }

  /** What a unit can be made of: the library's newest versions, and the one pinned already. */
  List<ResourceRow> resources(UUID tenant, ComponentKind kind, Component existing) {
    if (kind != ComponentKind.UNIT) {
      return List.of();
    }
    var onOffer =
        new ArrayList<>(library.list(tenant, new ResourceFilter("", false, 0, RESOURCES_MAX)));
    if (existing instanceof RemoteUnit unit) {
      keep(onOffer, tenant, unit.alternativeVersionId());
      keep(onOffer, tenant, unit.resourceVersionId());
    }
    return onOffer;
  }

  private void keep(List<ResourceRow> onOffer, UUID tenant, UUID pinned) {
    if (pinned != null && onOffer.stream().noneMatch(row -> row.versionId().equals(pinned))) {
      onOffer.add(0, pinned(library.version(tenant, pinned)));
    }
  }

  /** What a session can make up for: the ordinary sessions of the run, but not itself. */
  List<TrainingSession> sessions(CourseRun run, Component existing) {
    return components.of(run.tenantId(), run.id()).stream()
        .filter(TrainingSession.class::isInstance)
        .map(TrainingSession.class::cast)
        .filter(Component::planned)
        .filter(each -> existing == null || !each.id().equals(existing.id()))
        .toList();
  }

  private static ResourceRow pinned(VersionRow version) {
    return new ResourceRow(
        version.resourceId(),
        version.title(),
        version.kind(),
        version.id(),
        version.number(),
        version.sizeBytes(),
        version.uploadedAt(),
        "",
        "",
        null,
        "NONE");
  }

  /** A new component's form: the next whole hour for sessions, the run's end for tasks. */
  static Fields blank(Instant now, LocalDate due) {
    var begins = now.atZone(Clocks.DISTRICT_ZONE).truncatedTo(ChronoUnit.HOURS).plusHours(1);
    return Fields.empty()
        .with("date", begins.toLocalDate())
        .with("starts", begins.toLocalTime())
        .with("ends", begins.toLocalTime().plusMinutes(90))
        .with("minutes", "90")
        .with("dueOn", due)
        .with("taskKind", TaskKind.PRACTICE);
  }

  /** The fields of a component that is there. */
  static Fields of(Component component) {
    var fields =
        Fields.empty().with("title", component.title()).with("minutes", component.minutes());
    if (component instanceof RemoteUnit unit) {
      var chosen = fields.with("resource", unit.resourceVersionId());
      return unit.alternativeVersionId() == null
          ? chosen
          : chosen.with("alternative", unit.alternativeVersionId());
    }
    if (component instanceof TrainingSession session) {
      var starts = session.startsAt().atZone(Clocks.DISTRICT_ZONE);
      return fields
          .with("place", session.where())
          .with("liveUrl", session.liveUrl())
          .with("leader", session.leader())
          .with("makesUp", session.makesUp().orElse(null))
          .with("date", starts.toLocalDate())
          .with("starts", minute(starts.toLocalTime()))
          .with("ends", minute(session.endsAt().atZone(Clocks.DISTRICT_ZONE).toLocalTime()))
          .withAll("methods", session.methods());
    }
    var task = (FollowUpTask) component;
    return fields
        .with("taskKind", task.taskKind())
        .with("instructions", task.instructions())
        .with("dueOn", task.dueOn());
  }

  private static LocalTime minute(LocalTime time) {
    return time.truncatedTo(ChronoUnit.MINUTES);
  }
}
