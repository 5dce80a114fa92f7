package org.xueshi.ledger.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.ledger.control.LedgerSearch.Criteria;
import org.xueshi.ledger.control.LedgerSearch.Order;
import org.xueshi.ledger.control.LedgerSearch.Position;
import org.xueshi.ledger.control.LedgerSearch.Row;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Theme;
import org.xueshi.people.entity.PersonName;

/** The search as SQL: only the conditions that are asked for, so that the planner sees them. */
@ApplicationScoped
class LedgerSearchStore {

  private static final String SELECT =
      """
      select e.id, e.recorded_at, e.person_id, p.family_name, p.given_name, p.staff_number,
        s.name as school, e.course_title, e.earned_on, e.mode, e.level, e.theme, e.type,
        e.posted_minutes, e.held_minutes, e.hour_minutes, e.actor_kind, e.actor_id,
        %s as sort_key
      from credit_entry e
      join person p on p.tenant_id = e.tenant_id and p.id = e.person_id
      left join school s on s.tenant_id = p.tenant_id and s.id = p.school_id
      where e.tenant_id = :tenant""";

  private Jdbi jdbi;

  protected LedgerSearchStore() {}

  @Inject
  LedgerSearchStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  List<Row> find(UUID tenant, Criteria criteria, Position position, int limit) {
    var sql = new StringBuilder(SELECT.formatted(key(position.order())));
    var values = new HashMap<String, Object>();
    where(criteria, sql, values);
    after(position, sql, values);
    order(position, sql);
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql.toString())
                .bind("tenant", tenant)
                .bind("limit", limit)
                .bindMap(values)
                .map((row, context) -> row(row))
                .list());
  }

  private static void where(Criteria asked, StringBuilder sql, Map<String, Object> values) {
    if (!blank(asked.person())) {
      sql.append(
          " and e.person_id = any(identities_of(:tenant, array(select p.id from person p"
              + " where p.tenant_id = :tenant and (p.staff_number like :begin"
              + " or p.family_name || p.given_name like :within"
              + " or p.given_name || ' ' || p.family_name like :within))))");
      values.put("begin", literal(asked.person()) + "%");
      values.put("within", "%" + literal(asked.person()).replace(" ", "%") + "%");
    }
    if (!blank(asked.course())) {
      sql.append(" and e.course_title ilike :course");
      values.put("course", "%" + literal(asked.course()) + "%");
    }
    if (asked.personId() != null) {
      sql.append(" and e.person_id = any(identities_of(:tenant, array[:personId]))");
      values.put("personId", asked.personId());
    }
    equal(sql, values, "p.school_id", "school", asked.school());
    equal(sql, values, "e.mode", "mode", name(asked.mode()));
    equal(sql, values, "e.level", "level", name(asked.level()));
    equal(sql, values, "e.theme", "theme", name(asked.theme()));
    equal(sql, values, "e.type", "type", blank(asked.type()) ? null : asked.type());
    equal(sql, values, "e.actor_id", "by", blank(asked.by()) ? null : asked.by());
    dates(asked, sql, values);
    var minutes = " and abs(e.posted_minutes + e.held_minutes)";
    if (asked.least() > 0) {
      sql.append(minutes).append(" >= :least");
      values.put("least", asked.least());
    }
    if (asked.most() > 0) {
      sql.append(minutes).append(" <= :most");
      values.put("most", asked.most());
    }
  }

  private static void dates(Criteria asked, StringBuilder sql, Map<String, Object> values) {
    var from = asked.year() == 0 ? asked.from() : LocalDate.of(asked.year(), 1, 1);
    var to = asked.year() == 0 ? asked.to() : LocalDate.of(asked.year(), 12, 31);
    if (from != null) {
      sql.append(" and e.earned_on >= :from");
      values.put("from", from);
    }
    if (to != null) {
      sql.append(" and e.earned_on <= :to");
      values.put("to", to);
    }
  }

  private static void equal(
      StringBuilder sql, Map<String, Object> values, String column, String name, Object value) {
    if (value != null) {
      sql.append(" and ").append(column).append(" = :").append(name);
      values.put(name, value);
    }
  }

  private static void after(Position position, StringBuilder sql, Map<String, Object> values) {
    if (position.after() == null) {
      return;
    }
    var beyond = position.ascending() ? ">" : "<";
    values.put("afterId", position.after().id());
    if (position.order() == Order.RECORDED) {
      sql.append(" and e.id ").append(beyond).append(" :afterId");
      return;
    }
    var type =
        switch (position.order()) {
          case EARNED -> "date";
          case MINUTES -> "integer";
          default -> "text";
        };
    sql.append(
        " and (%s, e.id) %s (cast(:afterKey as %s), :afterId)"
            .formatted(column(position.order()), beyond, type));
    values.put("afterKey", position.after().key());
  }

  private static void order(Position position, StringBuilder sql) {
    var direction = position.ascending() ? " asc" : " desc";
    sql.append(" order by ");
    if (position.order() != Order.RECORDED) {
      sql.append(column(position.order())).append(direction).append(", ");
    }
    sql.append("e.id").append(direction).append(" limit :limit");
  }

  private static String column(Order order) {
    return switch (order) {
      case RECORDED -> "e.id";
      case EARNED -> "e.earned_on";
      case MINUTES -> "e.posted_minutes + e.held_minutes";
      case PERSON -> "coalesce(p.staff_number, '')";
    };
  }

  private static String key(Order order) {
    return "cast(" + column(order) + " as text)";
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        row.getObject("id", UUID.class),
        EntryRows.instant(row, "recorded_at"),
        row.getObject("person_id", UUID.class),
        PersonName.display(row.getString("family_name"), row.getString("given_name")),
        row.getString("staff_number"),
        row.getString("school"),
        row.getString("course_title"),
        row.getObject("earned_on", LocalDate.class),
        Mode.valueOf(row.getString("mode")),
        Level.valueOf(row.getString("level")),
        Theme.valueOf(row.getString("theme")),
        row.getString("type"),
        row.getInt("posted_minutes"),
        row.getInt("held_minutes"),
        row.getInt("hour_minutes"),
        row.getString("actor_kind"),
        row.getString("actor_id"),
        row.getString("sort_key"));
  }

  private static String name(Enum<?> value) {
    return value == null ? null : value.name();
  }

  private static boolean blank(String value) {
    return value == null || value.isBlank();
  }

  private static String literal(String words) {
    return words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }
}
