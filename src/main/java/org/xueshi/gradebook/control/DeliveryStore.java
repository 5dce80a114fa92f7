package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;
import org.xueshi.gradebook.control.Sides.Key;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.Delivered;
import org.xueshi.gradebook.entity.Dispatch;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.ScoreValue;
import org.xueshi.gradebook.entity.SendState;

/** Reading the outbox: for the trainer's page and for comparing. */
@ApplicationScoped
class DeliveryStore {

  private static final String OF_COURSE =
      """
      select o.*, l.component_id
      from score_outbox o
      join line_item l on l.tenant_id = o.tenant_id and l.id = o.line_item_id
      where o.tenant_id = :tenant and l.course_key = :course
      """;

  private Jdbi jdbi;

  protected DeliveryStore() {}

  @Inject
  DeliveryStore(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** All scores owed to a platform's course. */
  List<Dispatch> ofCourse(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OF_COURSE)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .map((row, context) -> dispatch(row))
                .list());
  }

  /** The same, by component and person, as far as comparing needs it. */
  Map<Key, Delivered> delivered(UUID tenant, String courseKey) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(OF_COURSE)
                .bind("tenant", tenant)
                .bind("course", courseKey)
                .reduceResultSet(
                    new HashMap<>(),
                    (all, row, context) -> {
                      all.put(
                          new Key(
                              row.getObject("component_id", UUID.class),
                              row.getObject("person_id", UUID.class)),
                          new Delivered(
                              SendState.valueOf(row.getString("state")),
                              score(row, "sent_given", "sent_maximum"),
                              because(row)));
                      return all;
                    }));
  }

  private static Dispatch dispatch(ResultSet row) throws SQLException {
    var readAt = Times.instant(row, "read_at");
    return new Dispatch(
        row.getObject("id", UUID.class),
        row.getObject("component_id", UUID.class),
        row.getObject("person_id", UUID.class),
        score(row, "given", "maximum"),
        Times.instant(row, "event_at"),
        SendState.valueOf(row.getString("state")),
        because(row),
        Times.instant(row, "next_attempt_at"),
        Times.instant(row, "sent_at"),
        readAt == null ? null : new HeldGrade(score(row, "read_given", "read_maximum"), readAt));
  }

  private static Because because(ResultSet row) throws SQLException {
    var name = row.getString("because");
    return name == null ? null : Because.valueOf(name);
  }

  private static ScoreValue score(ResultSet row, String given, String maximum) throws SQLException {
    BigDecimal points = row.getBigDecimal(given);
    return points == null ? null : new ScoreValue(points, row.getBigDecimal(maximum));
  }
}
