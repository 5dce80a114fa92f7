package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.LaunchDetails;
import org.xueshi.lti.control.Launches;
import org.xueshi.lti.entity.MessageType;
import org.xueshi.people.control.Identities;
import org.xueshi.training.entity.Component;
import org.xueshi.web.control.CurrentViewer;

/**
 * 查看提交: somebody opened one person's submission from the platform's gradebook (Submission Review
 * 1.0). Trainers see that very person's work; a learner sees their own and nobody else's.
 */
@Path("/c/{launch}/review")
@RequestScoped
public class ReviewPages {

  @Inject private CurrentViewer current;
  @Inject private Launches launches;
  @Inject private CourseLanding landing;
  @Inject private Identities identities;

  @GET
  @Operation(hidden = true)
  public Response review() {
    var viewer = current.launched();
    var launch =
        launches
            .of(viewer)
            .filter(one -> one.message().type() == MessageType.SUBMISSION_REVIEW)
            .orElseThrow(Refusal::notFound);
    var component =
        landing
            .component(viewer.tenant(), viewer.courseKey(), launch.message())
            .orElseThrow(() -> refusal("training.review.unknownActivity"));
    var person = person(launch);
    if (!viewer.isLearner()) {
      return Paths.seeOther(current.trainer(), reviewed(component, person));
    }
    if (!person.equals(viewer.personId())) {
      throw Refusal.notFound();
    }
    return Paths.seeOther(viewer, Paths.of(component.kind(), component.id()));
  }

  private UUID person(LaunchDetails launch) {
    return launch
        .message()
        .reviewedSubject()
        .flatMap(subject -> identities.known(launch.tenant(), launch.registrationId(), subject))
        .orElseThrow(() -> refusal("training.review.neverCame"));
  }

  /** Work can be read; of a session there is the list, of study the board. */
  private static String reviewed(Component component, UUID person) {
    return switch (component.kind()) {
      case TASK -> Paths.of(component.kind(), component.id()) + "/submissions/" + person;
      case SESSION -> Paths.of(component.kind(), component.id());
      case UNIT -> "/board";
    };
  }

  private static Refusal refusal(String why) {
    return new Refusal(Refusal.Kind.NOT_FOUND, Text.of(why));
  }
}
