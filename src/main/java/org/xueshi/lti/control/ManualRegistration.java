package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.TreeSet;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.entity.PlatformForm;
import org.xueshi.lti.entity.PlatformForm.Fault;
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
   * <p>Endpoints on other hosts than the issuer are taken only if the form says that this is right,
   * which is recorded.
   *
   * @throws Refusal INVALID naming the parts that are missing or wrong, or the other hosts
   */
  public UUID register(PlatformForm form, Actor actor) {
    var problems = form.problems();
    if (form.faults().containsValue(Fault.OTHER_HOST)) {
      var hosts = String.join(", ", new TreeSet<>(form.strangers().values()));
      throw Refusal.invalid("lti.platform.otherHosts", form.issuer(), hosts);
    }
    if (!problems.isEmpty()) {
      throw Refusal.invalid("lti.platform.incomplete", String.join(", ", problems));
    }
    var id =
        registrations.put(form.description(), form.deployments(), RegistrationStatus.ACTIVE, actor);
    if (!form.strangers().isEmpty()) {
      registrations.otherHosts(id, form.strangers(), actor);
    }
    return id;
  }
}
