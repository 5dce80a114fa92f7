package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchSearch;

/** Table {@code lti_launch}, looked through by administrators and swept when its time is over. */
@ApplicationScoped
class LaunchSearchStore {

  private Jdbi jdbi;

  protected LaunchSearchStore() {}

  @Inject
  LaunchSearchStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Newest first. */
  List<LaunchRecord> find(UUID tenant, LaunchSearch search, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from lti_launch where tenant_id = :tenant
                      and (:registration::uuid is null or registration_id = :registration)
                      and (:outcome::text is null or outcome = :outcome)
                      and (:from::timestamptz is null or at >= :from)
                      and (:until::timestamptz is null or at < :until)
                      and (:after::uuid is null or (at, id) < (select l.at, l.id from lti_launch l
                        where l.tenant_id = :tenant and l.id = :after))
                    order by at desc, id desc limit :limit
                    """)
                .bind("tenant", tenant)
                .bind("registration", search.registrationId())
                .bind("outcome", search.outcome() == null ? null : search.outcome().name())
                .bind("from", at(search.from()))
                .bind("until", at(search.until()))
                .bind("after", search.after())
                .bind("limit", limit)
                .map((row, context) -> LaunchStore.launch(row))
                .list());
  }

  /**
   * Forgets at most {@code limit} of those from before {@code end}; says how many. The database
   * keeps the last thirty days whatever is asked.
   */
  int forget(UUID tenant, Instant end, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select lti_forget_launches(:tenant, :end, :limit)")
                .bind("tenant", tenant)
                .bind("end", at(end))
                .bind("limit", limit)
                .mapTo(Integer.class)
                .one());
  }

  private static OffsetDateTime at(Instant moment) {
    return moment == null ? null : moment.atOffset(ZoneOffset.UTC);
  }
}
