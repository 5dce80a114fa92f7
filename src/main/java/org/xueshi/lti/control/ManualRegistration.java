package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.web.entity.Actor;

/** Platforms that a person, a script or a file registers: trusted, so active at once. */
@ApplicationScoped
public class ManualRegistration {

  private Registrations registrations;

  protected ManualRegistration() {}

  @Inject
  public ManualRegistration(Registrations registrations) {
    this.registrations = registrations;
  }

  /**
   * Registers, or brings a known platform (same issuer and client id) up to date. Safe to repeat.
   *
   * @throws Refusal INVALID naming the parts that are missing or wrong
   */
  public UUID register(PlatformForm form, Actor actor) {
    var problems = form.problems();
    if (!problems.isEmpty()) {
      throw Refusal.invalid("lti.platform.incomplete", String.join(", ", problems));
    }
    return registrations.put(
        form.description(), form.deployments(), RegistrationStatus.ACTIVE, actor);
  }
}
