package org.xueshi.ledger.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Credit;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Seal;
import org.xueshi.ledger.entity.Theme;

/**
 * Entries with what is counted of them, without reasons, seals, keys and actors: a third of the
 * bytes. Only for folding; whoever shows, proves or reverses an entry reads it whole.
 */
final class LightRows {

  /** What {@link #entry} needs. */
  static final String COLUMNS =
      """
      person_id, id, type, posted_minutes, held_minutes, target_id, evidence_id, course_run_id,
      project_kind, level, theme, grade, mode, earned_on, pack, hour_minutes, recorded_at
      """;

  private static final Entry.Request NOT_READ = new Entry.Request("", 0, Seal.NONE);

  private LightRows() {}

  /**
   * @param title of the course, where it matters; else empty
   */
  static Entry entry(UUID tenant, ResultSet row, String title) throws SQLException {
    var head =
        new Entry.Head(
            tenant,
            row.getObject("id", UUID.class),
            row.getObject("person_id", UUID.class),
            NOT_READ,
            EntryRows.instant(row, "recorded_at"),
            null);
    var effect = new Amount(row.getInt("posted_minutes"), row.getInt("held_minutes"));
    var target = row.getObject("target_id", UUID.class);
    var credit = credit(row, title);
    var none = List.<Text>of();
    return switch (row.getString("type")) {
      case "POSTED" -> new Entry.Posted(head, credit, effect.posted(), none);
      case "HELD" -> new Entry.Held(head, credit, effect.held(), null, none);
      case "RELEASED" -> new Entry.Released(head, credit, target, effect.posted(), none);
      case "VOIDED" -> new Entry.Voided(head, credit, target, -effect.held(), none);
      case "ADJUSTED" -> new Entry.Adjusted(head, credit, target, effect.posted(), none);
      case "REVERSED" -> new Entry.Reversed(head, credit, target, effect, none);
      default -> throw new IllegalStateException("entry type " + row.getString("type"));
    };
  }

  private static Credit credit(ResultSet row, String title) throws SQLException {
    var course =
        new Course(
            row.getObject("course_run_id", UUID.class),
            title,
            ProjectKind.valueOf(row.getString("project_kind")),
            Level.valueOf(row.getString("level")),
            Theme.valueOf(row.getString("theme")),
            null);
    return new Credit(
        row.getObject("evidence_id", UUID.class),
        Seal.NONE,
        course,
        Grade.valueOf(row.getString("grade")),
        Mode.valueOf(row.getString("mode")),
        row.getObject("earned_on", LocalDate.class),
        row.getString("pack"),
        row.getInt("hour_minutes"));
  }
}
