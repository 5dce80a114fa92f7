package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Removes what is over: logins nobody ended, parked launches, messages of ended sessions. */
@ApplicationScoped
public class Expiry {

  private Jdbi jdbi;
  private KnownCourseStore courses;
  private Clock clock;

  protected Expiry() {}

  @Inject
  public Expiry(Jdbi jdbi, KnownCourseStore courses, Clock clock) {
    this.jdbi = jdbi;
    this.courses = courses;
    this.clock = clock;
  }

  /** May run on several nodes at once. */
  @Transactional
  public void sweep(UUID tenant) {
    courses.remember(tenant, clock.instant());
    var now = clock.instant().atOffset(ZoneOffset.UTC);
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "delete from lti_login where tenant_id = ? and expires_at < ?", tenant, now);
          handle.execute(
              "delete from lti_parked_launch where tenant_id = ? and expires_at < ?", tenant, now);
          handle.execute(
              "delete from lti_launch_message where tenant_id = ? and expires_at < ?", tenant, now);
        });
  }
}
