package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** Whether a component has been begun by anyone. */
@ApplicationScoped
class ComponentUseStore {

  private Jdbi jdbi;

  protected ComponentUseStore() {}

  @Inject
  ComponentUseStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  boolean isUsed(UUID tenant, UUID component) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select 1 from component_progress
                        where tenant_id = :tenant and component_id = :component)
                      or exists (select 1 from attendance
                        where tenant_id = :tenant and session_id = :component)
                      or exists (select 1 from training_session
                        where tenant_id = :tenant and counts_for = :component
                          and id <> :component)
                    """)
                .bind("tenant", tenant)
                .bind("component", component)
                .mapTo(Boolean.class)
                .one());
  }
}
