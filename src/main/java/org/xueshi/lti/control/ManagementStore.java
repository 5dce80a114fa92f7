package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.lti.control.Vault.Kept;

/** The management columns of table {@code lti_registration}. */
@ApplicationScoped
class ManagementStore {

  private Jdbi jdbi;

  protected ManagementStore() {}

  @Inject
  ManagementStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Where a registration is managed, and the token for it as it is stored. */
  record Place(URI address, Kept token) {}

  void keep(UUID tenant, UUID registrationId, Place place) {
    jdbi.useHandle(
        handle ->
            handle.execute(
                """
                update lti_registration
                set management_url = ?, management_token = ?, management_sealed = ?
                where tenant_id = ? and id = ?
                """,
                place.address().toString(),
                place.token().value(),
                place.token().sealed(),
                tenant,
                registrationId));
  }

  Optional<Place> find(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select management_url, management_token, management_sealed
                    from lti_registration
                    where tenant_id = :tenant and id = :id and management_token is not null
                    """)
                .bind("tenant", tenant)
                .bind("id", registrationId)
                .map(
                    (row, context) ->
                        new Place(
                            URI.create(row.getString(1)),
                            new Kept(row.getString(2), row.getBoolean(3))))
                .findOne());
  }
}
