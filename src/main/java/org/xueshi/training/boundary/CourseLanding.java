package org.xueshi.training.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.Landing;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.Origins;
import org.xueshi.training.entity.Component;
import org.xueshi.web.entity.CourseRole;

/** Where a launch leads: the chooser, the component it names, or the course. */
@ApplicationScoped
public class CourseLanding implements Landing {

  /** Custom parameter of our links: the component's identifier. Lower case, for Moodle. */
  static final String ITEM = "xs_item";

  /** Custom parameter of links to library items: the version's identifier. */
  static final String MATERIAL = "xs_material";

  @Inject private CourseRuns runs;
  @Inject private Components components;
  @Inject private Origins origins;

  @Override
  public Optional<String> path(LaunchAccepted launch) {
    return launch.message().type() == MessageType.DEEP_LINKING
        ? Optional.of("/choose").filter(chooser -> launch.role() == CourseRole.TRAINER)
        : course(launch.tenant(), launch.courseKey(), launch.message());
  }

  /** Links are copied between courses; what belongs to another course is not here: empty. */
  Optional<String> course(UUID tenant, String courseKey, LaunchMessage message) {
    if (!message.custom().getOrDefault(MATERIAL, "").isEmpty()) {
      return Optional.of("/material");
    }
    if (message.type() == MessageType.SUBMISSION_REVIEW) {
      return Optional.of("/review");
    }
    var named = !message.custom().getOrDefault(ITEM, "").isEmpty();
    return named && runs.ofCourseKey(tenant, courseKey).isPresent()
        ? component(tenant, courseKey, message).map(one -> Paths.of(one.kind(), one.id()))
        : Optional.of("/course");
  }

  /**
   * The component of this course's run that the launch's link stands for: the one it names, or in a
   * copied course the one laid out from that.
   */
  Optional<Component> component(UUID tenant, String courseKey, LaunchMessage message) {
    var named = Ids.parse(message.custom().get(ITEM));
    var run = runs.ofCourseKey(tenant, courseKey);
    if (named.isEmpty() || run.isEmpty()) {
      return Optional.empty();
    }
    var all = components.of(tenant, run.get().id());
    return one(all, named.get()).or(() -> one(all, origins.in(tenant, courseKey, named.get())));
  }

  private static Optional<Component> one(List<Component> all, UUID id) {
    return all.stream().filter(component -> component.id().equals(id)).findFirst();
  }
}
