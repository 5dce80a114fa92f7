package org.xueshi.roster.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.people.control.Roster;
import org.xueshi.people.entity.Stage;

/** Schools and kindergartens as the Office keeps them: rural or not, and who answers (29.1). */
@ApplicationScoped
public class SchoolDesk {

  private Jdbi jdbi;
  private Roster roster;

  protected SchoolDesk() {}

  @Inject
  public SchoolDesk(Jdbi jdbi, Roster roster) {
    this.jdbi = jdbi;
    this.roster = roster;
  }

  /**
   * A school as its list shows it.
   *
   * @param responsible null or empty = nobody named yet
   * @param teachers who serve there now
   */
  public record SchoolLine(
      UUID id,
      String code,
      String name,
      Stage stage,
      boolean rural,
      String responsible,
      LocalDate endedOn,
      int teachers) {}

  @Transactional
  public List<SchoolLine> all(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select s.id, s.code, s.name, s.stage, s.rural, s.responsible, s.ended_on,
                      (select count(*) from person p where p.tenant_id = s.tenant_id
                        and p.school_id = s.id and p.staff_number is not null
                        and p.left_on is null) as teachers
                    from school s where s.tenant_id = :tenant
                    order by s.ended_on is not null, s.code""")
                .bind("tenant", tenant)
                .map(ConstructorMapper.of(SchoolLine.class))
                .list());
  }

  /**
   * Adds the school of this code, or describes it anew.
   *
   * @throws Refusal INVALID {@code roster.refusal.school}
   */
  @Transactional
  public UUID put(UUID tenant, SchoolLine school) {
    if (school.code().isBlank() || school.name().isBlank() || school.stage() == null) {
      throw Refusal.invalid("roster.refusal.school");
    }
    var id =
        roster.putSchool(
            tenant, school.code().strip(), school.name().strip(), school.stage(), school.rural());
    jdbi.useHandle(
        handle ->
            handle.execute(
                "update school set responsible = ?, ended_on = ? where tenant_id = ? and id = ?",
                school.responsible(),
                school.endedOn(),
                tenant,
                id));
    return id;
  }
}
