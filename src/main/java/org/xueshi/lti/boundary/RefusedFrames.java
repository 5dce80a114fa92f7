package org.xueshi.lti.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;
import java.util.Optional;
import org.xueshi.lti.boundary.LaunchAnswers.RefusedModel;
import org.xueshi.lti.control.LaunchRecorder;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.Registration;
import org.xueshi.people.control.Districts;
import org.xueshi.web.boundary.View;

/**
 * Lets people of a platform that waits for approval, or is switched off, read why they are turned
 * away, in the frame they are in: that one page, framed by that one platform. Without this the
 * frame stays blank, since only active platforms may frame our pages.
 */
@Provider
public class RefusedFrames implements ContainerResponseFilter {

  @Inject private LaunchRecorder recorder;
  @Inject private Registrations registrations;
  @Inject private Districts districts;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof View view && view.model() instanceof RefusedModel model) {
      shutOut(model.refused().reference())
          .ifPresent(
              platform ->
                  response
                      .getHeaders()
                      .putSingle(FramePolicy.HEADER, FramePolicy.by(platform.origins())));
    }
  }

  /** The known platform it came from, if that is not let in. */
  private Optional<Registration> shutOut(String reference) {
    var tenant = districts.current();
    return recorder
        .byReference(tenant, reference)
        .map(LaunchRecord::registrationId)
        .flatMap(id -> registrations.byId(tenant, id))
        .filter(platform -> !platform.active());
  }
}
