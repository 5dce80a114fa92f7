package org.xueshi.lti.control;

import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.PlatformDescription;
import org.xueshi.lti.entity.RegistrationStatus;
import org.xueshi.people.control.Districts;
import org.xueshi.web.entity.Actor;

/** The real client of the web services of a platform that is somewhere. */
public record WebServicesOf(WebServices services, UUID registration) {

  public static WebServicesOf issuer(String issuer, Jdbi jdbi, UUID tenant) {
    var clock = Clock.systemUTC();
    var districts =
        new Districts(jdbi, clock, "甘州区") {
          @Override
          public UUID current() {
            return tenant;
          }
        };
    var registrations =
        new Registrations(
            new RegistrationStore(jdbi, clock),
            new DeploymentStore(jdbi, clock),
            new RegistrationHistoryStore(jdbi, clock),
            districts,
            clock);
    var at = URI.create(issuer);
    var description =
        new PlatformDescription("Moodle", issuer, "client", at, at, issuer, at, "moodle");
    var id =
        registrations.put(
            description, Set.of("1"), RegistrationStatus.ACTIVE, Actor.system(tenant, "test"));
    var client = new PlatformClient(new AddressGuard("true", "none"));
    return new WebServicesOf(
        new WebServices(new SiteClient(client, clock), client, registrations), id);
  }
}
