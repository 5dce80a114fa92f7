package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.Substitution;
import org.xueshi.training.entity.TrainingSession;

/** Substituted trainers as rows; only added to. */
@ApplicationScoped
class SubstitutionStore {

  private Jdbi jdbi;

  protected SubstitutionStore() {}

  @Inject
  SubstitutionStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  void add(TrainingSession session, Substitution substitution, UUID by) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                insert into session_substitution
                  (tenant_id, id, session_id, leader, instead_of, reason, at, by_person)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """,
                session.tenantId(),
                Ids.next(),
                session.id(),
                substitution.leader(),
                substitution.insteadOf(),
                substitution.reason(),
                substitution.at().atOffset(ZoneOffset.UTC),
                by));
  }

  List<Substitution> of(TrainingSession session) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select leader, instead_of, reason, at from session_substitution
                    where tenant_id = :tenant and session_id = :session order by at desc
                    """)
                .bind("tenant", session.tenantId())
                .bind("session", session.id())
                .map(ConstructorMapper.of(Substitution.class))
                .list());
  }
}
