package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.people.entity.PlatformSubject;

/**
 * Which person a platform's subject is. Linked once and remembered; the first time by staff number
 * if the roster has it and no other subject of that platform holds it, otherwise as somebody nobody
 * has vouched for yet. Never by name or e-mail: those are not proof.
 */
@ApplicationScoped
public class Identities {

  /** One statement, so that whoever loses the race leaves no person behind. */
  private static final String LINK =
      """
      with listed as (
        select p.id from person p
        where p.tenant_id = :tenant and p.staff_number = :listedAs
          and not exists (
            select 1 from platform_identity i
            where i.tenant_id = p.tenant_id and i.person_id = p.id
              and i.registration_id = :registrationId and i.subject <> :subject)),
      linked as (
        insert into platform_identity
          (tenant_id, registration_id, deployment_id, subject, person_id, basis, linked_at,
           staff_number)
        select :tenant, :registrationId, :deploymentId, :subject,
          coalesce((select id from listed), :stranger),
          case when exists (select 1 from listed) then 'STAFF_NUMBER' else 'NEW' end, :now,
          cast(:listedAs as text)
        on conflict do nothing returning person_id, basis),
      made as (
        insert into person (tenant_id, id, family_name, given_name, email, version)
        select :tenant, person_id, coalesce(:familyName, ''), coalesce(:givenName, ''), :email, 1
        from linked where basis = 'NEW')
      select person_id from linked
      """;

  private Jdbi jdbi;
  private Clock clock;

  protected Identities() {}

  @Inject
  public Identities(Jdbi jdbi, Clock clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The person; made and linked on first sight. Two first launches at once agree on one person. */
  @Transactional
  public UUID personOf(PlatformSubject subject) {
    return jdbi.withHandle(
        handle -> linked(handle, subject).orElseGet(() -> link(handle, subject)));
  }

  /**
   * The platform's subject of a person in one registration, as the AGS names users; empty if they
   * never came that way.
   */
  public Optional<String> subjectOf(UUID tenant, UUID registrationId, UUID personId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select subject from platform_identity
                    where tenant_id = :tenant and person_id = :person and registration_id = :registration
                    order by linked_at desc limit 1
                    """)
                .bind("tenant", tenant)
                .bind("person", personId)
                .bind("registration", registrationId)
                .mapTo(String.class)
                .findOne());
  }

  /** The person already linked to a subject of a registration; empty if nobody is. */
  public Optional<UUID> known(UUID tenant, UUID registrationId, String subject) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select person_id from platform_identity
                    where tenant_id = :tenant and registration_id = :registration and subject = :subject
                    order by linked_at desc limit 1
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .bind("subject", subject)
                .mapTo(UUID.class)
                .findOne());
  }

  /** Everybody linked in one registration: persons by the platform's subject. */
  public Map<String, UUID> linked(UUID tenant, UUID registrationId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select subject, person_id from platform_identity
                    where tenant_id = :tenant and registration_id = :registration
                    order by linked_at
                    """)
                .bind("tenant", tenant)
                .bind("registration", registrationId)
                .reduceRows(
                    new HashMap<>(),
                    (all, row) -> {
                      all.put(
                          row.getColumn("subject", String.class),
                          row.getColumn("person_id", UUID.class));
                      return all;
                    }));
  }

  private static Optional<UUID> linked(Handle handle, PlatformSubject subject) {
    return handle
        .createQuery(
            """
            select person_id from platform_identity
            where tenant_id = :tenant and registration_id = :registrationId
              and deployment_id = :deploymentId and subject = :subject
            """)
        .bindMethods(subject)
        .mapTo(UUID.class)
        .findOne();
  }

  /** Whoever loses the race finds what the winner made. */
  private UUID link(Handle handle, PlatformSubject subject) {
    var number = subject.staffNumber();
    return handle
        .createQuery(LINK)
        .bindMethods(subject)
        .bind("listedAs", number == null || number.isBlank() ? null : number)
        .bind("stranger", Ids.next())
        .bind("now", clock.instant().atOffset(ZoneOffset.UTC))
        .mapTo(UUID.class)
        .findOne()
        .or(() -> linked(handle, subject))
        .orElseThrow();
  }
}
