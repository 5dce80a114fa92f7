package org.xueshi.lti.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.xueshi.lti.control.LaunchRecorder;
import org.xueshi.lti.control.Refused;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.Registration;
import org.xueshi.people.control.Districts;

/**
 * Lets people of a platform that waits for approval, or is switched off, read why they are turned
 * away, in the frame they are in: that one page, framed by that one platform. Without this the
 * frame stays blank, since only active platforms may frame our pages.
 */
@ApplicationScoped
public class RefusedFrames {

  private LaunchRecorder recorder;
  private Registrations registrations;
  private Districts districts;

  protected RefusedFrames() {}

  @Inject
  public RefusedFrames(LaunchRecorder recorder, Registrations registrations, Districts districts) {
    this.recorder = recorder;
    this.registrations = registrations;
    this.districts = districts;
  }

  /** The content security policy of the page of this refusal, if it is not the usual one. */
  Optional<String> of(Refused refused) {
    var tenant = districts.current();
    return recorder
        .byReference(tenant, refused.reference())
        .map(LaunchRecord::registrationId)
        .flatMap(id -> registrations.byId(tenant, id))
        .filter(platform -> !platform.active())
        .map(Registration::origins)
        .map(FramePolicy::by);
  }
}
