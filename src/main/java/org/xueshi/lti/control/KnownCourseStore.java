package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.Claim;
import org.xueshi.lti.entity.Claims;

/** Table {@code lti_known_course}, filled from {@code lti_launch_message} before that goes. */
@ApplicationScoped
class KnownCourseStore {

  /** Addresses of a course's services; empty if its launch offered none. */
  record KnownCourse(Optional<URI> memberships, Optional<URI> columns) {}

  private Jdbi jdbi;

  protected KnownCourseStore() {}

  @Inject
  KnownCourseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Remembers the newest course with services of each platform, from messages before {@code end}.
   */
  @Transactional
  void remember(UUID tenant, Instant end) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into lti_known_course (tenant_id, registration_id, memberships, columns,
                      seen_at)
                    select distinct on (registration_id) tenant_id, registration_id,
                      message -> :nrps ->> 'context_memberships_url', message -> :ags ->> 'lineitems',
                      expires_at
                    from lti_launch_message
                    where tenant_id = :tenant and expires_at < :end
                      and (message -> :ags ->> 'lineitems') is not null
                    order by registration_id, expires_at desc
                    on conflict (tenant_id, registration_id) do update
                      set memberships = excluded.memberships, columns = excluded.columns,
                        seen_at = excluded.seen_at
                      where lti_known_course.seen_at < excluded.seen_at
                    """)
                .bind("tenant", tenant)
                .bind("nrps", Claim.NRPS)
                .bind("ags", Claim.AGS)
                .bind("end", at(end))
                .execute());
  }

  Optional<KnownCourse> of(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select memberships, columns from lti_known_course
                    where tenant_id = :tenant and registration_id = :registration
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .map(
                    (row, context) ->
                        new KnownCourse(
                            url(row.getString("memberships")), url(row.getString("columns"))))
                .findOne());
  }

  private static Optional<URI> url(String text) {
    return Optional.ofNullable(text).flatMap(Claims::httpUrl);
  }

  private static OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
