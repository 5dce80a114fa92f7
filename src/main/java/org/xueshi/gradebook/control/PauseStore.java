package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Platforms that are left alone for a while, for all nodes to see. */
@ApplicationScoped
class PauseStore {

  private Jdbi jdbi;

  protected PauseStore() {}

  @Inject
  PauseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Failures in a row, 0 for none. */
  int failures(UUID tenant, UUID registration) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select failures from platform_pause
                    where tenant_id = :tenant and registration_id = :registration
                    """)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .mapTo(Integer.class)
                .findOne()
                .orElse(0));
  }

  /** Whether it is being left alone now. */
  boolean paused(UUID tenant, UUID registration, Instant now) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select 1 from platform_pause
                    where tenant_id = :tenant and registration_id = :registration
                      and paused_until > :now
                    """)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .bind("now", Times.column(now))
                .mapTo(Integer.class)
                .findOne()
                .isPresent());
  }

  /** One more failure: leave it alone until then. */
  void pause(UUID tenant, UUID registration, Instant until) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into platform_pause (tenant_id, registration_id, failures, paused_until)
                    values (:tenant, :registration, 1, :until)
                    on conflict (tenant_id, registration_id) do update set
                      failures = platform_pause.failures + 1,
                      paused_until = greatest(platform_pause.paused_until, excluded.paused_until)
                    """)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .bind("until", Times.column(until))
                .execute());
  }

  /** It answers again. */
  void end(UUID tenant, UUID registration) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from platform_pause
                    where tenant_id = :tenant and registration_id = :registration
                    """)
                .bind("tenant", tenant)
                .bind("registration", registration)
                .execute());
  }
}
