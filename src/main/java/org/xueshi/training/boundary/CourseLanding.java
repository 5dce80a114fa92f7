package org.xueshi.training.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.Landing;
import org.xueshi.lti.entity.LaunchAccepted;
import org.xueshi.lti.entity.LaunchMessage;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
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
    var item = message.custom().getOrDefault(ITEM, "");
    return item.isEmpty() ? Optional.of("/course") : component(tenant, courseKey, item);
  }

  private Optional<String> component(UUID tenant, String courseKey, String item) {
    return runs.ofCourseKey(tenant, courseKey)
        .flatMap(run -> named(components.of(tenant, run.id()), item))
        .map(found -> Paths.of(found.kind(), found.id()));
  }

  private static Optional<Component> named(Iterable<Component> all, String item) {
    var id = Ids.parse(item);
    for (var one : all) {
      if (id.filter(one.id()::equals).isPresent()) {
        return Optional.of(one);
      }
    }
    return Optional.empty();
  }
}
