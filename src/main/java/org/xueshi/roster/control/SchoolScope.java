package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Accounts;
import org.xueshi.people.entity.AccountRole;

/** Which school a console account speaks for, and which teacher holds it. */
@ApplicationScoped
public class SchoolScope {

  private static final int PASSWORD_LENGTH = 16;

  private Jdbi jdbi;
  private Accounts accounts;

  protected SchoolScope() {}

  @Inject
  public SchoolScope(Jdbi jdbi, Accounts accounts) {
    this.jdbi = jdbi;
    this.accounts = accounts;
  }

  /** An account as the list shows it; school and person may be null. */
  public record AccountLine(
      UUID id, String login, String displayName, AccountRole role, String school, String person) {}

  /**
   * An account to be made.
   *
   * @param schoolId needed for the role SCHOOL, else null
   * @param staffNumber of the teacher who holds it; blank if they are none
   */
  public record NewAccount(
      String login, String displayName, AccountRole role, UUID schoolId, String staffNumber) {}

  /** The school an account speaks for; empty for those of the district. */
  @Transactional
  public Optional<UUID> schoolOf(UUID tenant, UUID account) {
    return of(tenant, account, "school_id");
  }

  /** The teacher who holds an account; empty if that is nobody on the roster. */
  @Transactional
  public Optional<UUID> personOf(UUID tenant, UUID account) {
    return of(tenant, account, "person_id");
  }

  @Transactional
  public List<AccountLine> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select a.id, a.login, a.display_name, a.role, s.name as school,
                      p.staff_number as person
                    from account a
                    left join school s on s.tenant_id = a.tenant_id and s.id = a.school_id
                    left join person p on p.tenant_id = a.tenant_id and p.id = a.person_id
                    where a.tenant_id = :tenant and not a.disabled order by a.role, a.login""")
                .bind("tenant", tenant)
                .map(ConstructorMapper.of(AccountLine.class))
                .list());
  }

  /**
   * @return the first password, to be shown once; it must be changed at the first sign-in
   * @throws Refusal INVALID {@code roster.refusal.account, accountSchool, nobody}; CONFLICT {@code
   *     roster.refusal.loginTaken}
   */
  @Transactional
  public String add(UUID tenant, NewAccount asked) {
    if (!asked.login().matches("[A-Za-z0-9._-]{3,40}")
        || asked.displayName().isBlank()
        || asked.role() == null) {
      throw Refusal.invalid("roster.refusal.account");
    }
    if ((asked.role() == AccountRole.SCHOOL) != (asked.schoolId() != null)) {
      throw Refusal.invalid("roster.refusal.accountSchool");
    }
    var password = Digests.newSecret().substring(0, PASSWORD_LENGTH);
    if (!accounts.addIfAbsent(
        tenant, asked.login(), asked.displayName().strip(), asked.role(), password)) {
      throw Refusal.conflict("roster.refusal.loginTaken", asked.login());
    }
    var held =
        jdbi.withHandle(
            handle ->
                handle.execute(
                    """
                    update account set school_id = ?, person_id = (select id from person
                        where tenant_id = ? and staff_number = ?)
                    where tenant_id = ? and login = ? and (? = '' or exists (select 1 from person
                        where tenant_id = ? and staff_number = ?))""",
                    asked.schoolId(),
                    tenant,
                    asked.staffNumber(),
                    tenant,
                    asked.login(),
                    asked.staffNumber(),
                    tenant,
                    asked.staffNumber()));
    if (held == 0) {
      throw Refusal.invalid("roster.refusal.nobody", asked.staffNumber());
    }
    return password;
  }

  private Optional<UUID> of(UUID tenant, UUID account, String column) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select " + column + " from account where tenant_id = :tenant and id = :id")
                .bind("tenant", tenant)
                .bind("id", account)
                .mapTo(UUID.class)
                .findOne());
  }
}
