package org.xueshi.ledger.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Link;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.web.entity.Actor;

/** Rows of the book as values of the core. */
final class EntryRows {

  private EntryRows() {}

  static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static Seal seal(ResultSet row, String column) throws SQLException {
    return new Seal(row.getBytes(column));
  }

  static Link link(ResultSet row) throws SQLException {
    return new Link(
        entry(row), row.getLong("position"), seal(row, "previous_hash"), seal(row, "hash"));
  }

  static Entry entry(ResultSet row) throws SQLException {
    var head = head(row);
    var credit = credit(row);
    var target = row.getObject("target_id", UUID.class);
    var effect = new Amount(row.getInt("posted_minutes"), row.getInt("held_minutes"));
    var reasons = TextJson.read(row.getString("reasons"));
    return switch (row.getString("type")) {
      case "POSTED" -> new Entry.Posted(head, credit, effect.posted(), reasons);
      case "HELD" ->
          new Entry.Held(
              head, credit, effect.held(), row.getObject("held_until", LocalDate.class), reasons);
      case "RELEASED" -> new Entry.Released(head, credit, target, effect.posted(), reasons);
      case "VOIDED" -> new Entry.Voided(head, credit, target, -effect.held(), reasons);
      case "ADJUSTED" -> new Entry.Adjusted(head, credit, target, effect.posted(), reasons);
      case "REVERSED" -> new Entry.Reversed(head, credit, target, effect, reasons);
      default -> throw new IllegalStateException("entry type " + row.getString("type"));
    };
  }

  private static Entry.Head head(ResultSet row) throws SQLException {
    return new Entry.Head(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        row.getObject("person_id", UUID.class),
        new Entry.Request(
            row.getString("request_key"), row.getInt("request_part"), seal(row, "request_content")),
        instant(row, "recorded_at"),
        actor(row));
  }

  private static Credit credit(ResultSet row) throws SQLException {
    return new Credit(
        row.getObject("evidence_id", UUID.class),
        seal(row, "evidence_hash"),
        CourseColumns.read(row),
        Grade.valueOf(row.getString("grade")),
        Mode.valueOf(row.getString("mode")),
        row.getObject("earned_on", LocalDate.class),
        row.getString("pack"),
        row.getInt("hour_minutes"));
  }

  private static Actor actor(ResultSet row) throws SQLException {
    return new Actor(
        row.getObject("tenant_id", UUID.class),
        row.getString("actor_kind"),
        row.getString("actor_id"));
  }

  static Evidence evidence(ResultSet row) throws SQLException {
    return new Evidence(
        row.getObject("tenant_id", UUID.class),
        row.getObject("id", UUID.class),
        facts(row),
        instant(row, "recorded_at"),
        actor(row),
        seal(row, "hash"));
  }

  private static Evidence.Facts facts(ResultSet row) throws SQLException {
    var source =
        new Evidence.Source(
            SourceKind.valueOf(row.getString("source_kind")),
            row.getString("source_id"),
            row.getString("source_title"));
    return new Evidence.Facts(
        row.getObject("person_id", UUID.class),
        source,
        CourseColumns.read(row),
        Grade.valueOf(row.getString("grade")),
        Mode.valueOf(row.getString("mode")),
        row.getInt("minutes"),
        row.getInt("planned_minutes"),
        row.getObject("earned_on", LocalDate.class),
        intervals(row));
  }

  private static List<Interval> intervals(ResultSet row) throws SQLException {
    var starts = (Timestamp[]) row.getArray("starts_at").getArray();
    var ends = (Timestamp[]) row.getArray("ends_at").getArray();
    var intervals = new ArrayList<Interval>(starts.length);
    for (var i = 0; i < starts.length; i++) {
      intervals.add(new Interval(starts[i].toInstant(), ends[i].toInstant()));
    }
    return intervals;
  }
}
