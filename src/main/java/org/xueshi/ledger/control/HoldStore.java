package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.ledger.entity.OpenHold;

/** Holds with something left, by course. */
@ApplicationScoped
class HoldStore {

  private Jdbi jdbi;

  protected HoldStore() {}

  @Inject
  HoldStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** A release that was taken back is no release: its reversal names it, not the hold. */
  List<OpenHold> open(UUID tenant, UUID courseRun) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select id, person_id as person, held_minutes as minutes, left_minutes as left,
                      held_until as until
                    from (
                      select h.*, (h.held_minutes + coalesce((
                          select sum(e.held_minutes + coalesce(v.held_minutes, 0))
                          from credit_entry e left join credit_entry v
                            on v.tenant_id = e.tenant_id and v.person_id = e.person_id
                              and v.type = 'REVERSED' and v.target_id = e.id
                          where e.tenant_id = h.tenant_id and e.person_id = h.person_id
                            and e.target_id = h.id), 0))::int as left_minutes
                      from credit_entry h
                      where h.tenant_id = :tenant and h.course_run_id = :run and h.type = 'HELD'
                    ) held
                    where left_minutes > 0 order by person_id, position
                    """)
                .bind("tenant", tenant)
                .bind("run", courseRun)
                .map(ConstructorMapper.of(OpenHold.class))
                .list());
  }
}
