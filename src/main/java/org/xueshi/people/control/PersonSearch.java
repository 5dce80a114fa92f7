package org.xueshi.people.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.Query;
import org.xueshi.people.entity.PersonRow;

/** The roster as lists need it: looked through by name and school, and as a whole. */
@ApplicationScoped
public class PersonSearch {

  private static final String SELECT =
      """
      select p.id, p.staff_number, p.family_name, p.given_name, p.school_id, s.name as school_name,
        p.subject, p.post, p.hired_on, p.cycle_starts_on, p.left_on, p.one_id
      from person p
      left join school s on s.tenant_id = p.tenant_id and s.id = p.school_id
      where p.tenant_id = :tenant and p.staff_number is not null
        and (p.one_id is null or p.one_id = p.id)
      """;

  private Jdbi jdbi;

  protected PersonSearch() {}

  @Inject
  public PersonSearch(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * What is looked for.
   *
   * @param words of a name, or the beginning of a staff number; blank for anybody
   * @param school {@code null} for any
   */
  public record Asked(String words, UUID school) {}

  /**
   * By staff number.
   *
   * @param after staff number of the last one seen; empty for the first page
   */
  public List<PersonRow> find(UUID tenant, Asked asked, String after, int limit) {
    var literal =
        asked.words().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
    return list(
        """
         and p.staff_number > :after
         and (cast(:school as uuid) is null or p.school_id = :school)
         and (:words = '' or p.staff_number like :begin
           or p.family_name || p.given_name like :within
           or p.given_name || ' ' || p.family_name like :within)
        order by p.staff_number limit :limit""",
        tenant,
        query ->
            query
                .bind("after", after)
                .bind("school", asked.school())
                .bind("words", literal)
                .bind("begin", literal + "%")
                .bind("within", "%" + literal.replace(" ", "%") + "%")
                .bind("limit", limit));
  }

  /** Everybody who serves on that day, by staff number: the denominator of every rate (2.5). */
  public List<PersonRow> serving(UUID tenant, LocalDate day) {
    return list(
        """
         and (p.hired_on is null or p.hired_on <= :day)
         and (p.left_on is null or p.left_on > :day)
        order by p.staff_number""",
        tenant,
        query -> query.bind("day", day));
  }

  /** Changes whenever anybody on the roster, or their school, is added or described anew. */
  public String stamp(UUID tenant) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select (select count(*) || ':' || coalesce(sum(version), 0)
                        from person where tenant_id = :tenant)
                      || '/' || (select count(*) || ':' || coalesce(sum(version), 0)
                        from school where tenant_id = :tenant)""")
                .bind("tenant", tenant)
                .mapTo(String.class)
                .one());
  }

  private List<PersonRow> list(
      String more, UUID tenant, java.util.function.UnaryOperator<Query> binding) {
    return jdbi.withHandle(
        handle ->
            binding
                .apply(handle.createQuery(SELECT + more).bind("tenant", tenant))
                .map(ConstructorMapper.of(PersonRow.class))
                .list());
  }
}
