package org.xueshi.ledger.boundary;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Entry;
import org.xueshi.ledger.entity.Link;
import org.xueshi.people.entity.PersonRow;

/**
 * An entry as the API tells it. Minutes are exact; hours are minutes over {@code hourMinutes}.
 *
 * @param target the entry it resolves or takes back, else null
 * @param reasons in the asker's language
 */
public record EntryBody(
    UUID id,
    String type,
    UUID personId,
    String staffNumber,
    int postedMinutes,
    int heldMinutes,
    int hourMinutes,
    LocalDate earnedOn,
    LocalDate heldUntil,
    Instant recordedAt,
    String mode,
    String grade,
    CourseBody course,
    UUID evidence,
    UUID target,
    String rulePack,
    List<String> reasons,
    String actor,
    long position,
    String hash) {

  /** The course run as it was then. */
  public record CourseBody(UUID run, String title, String kind, String level, String theme) {}

  /** Says a text in the asker's language. */
  interface Say {
    String text(Text text);
  }

  /**
   * @param person {@code null} if not known any more
   */
  static EntryBody of(Link link, PersonRow person, Say say) {
    var entry = link.entry();
    var credit = entry.credit();
    var course = credit.course();
    return new EntryBody(
        entry.id(),
        entry.type(),
        entry.head().person(),
        person == null ? null : person.staffNumber(),
        entry.effect().posted(),
        entry.effect().held(),
        credit.hourMinutes(),
        credit.earnedOn(),
        entry instanceof Entry.Held held ? held.until() : null,
        entry.head().recordedAt(),
        credit.mode().name(),
        credit.grade().name(),
        new CourseBody(
            course.runId(),
            course.title(),
            course.kind().name(),
            course.level().name(),
            course.theme().name()),
        credit.evidence(),
        entry.target(),
        credit.pack(),
        entry.reasons().stream().map(say::text).toList(),
        entry.head().by().kind(),
        link.position(),
        link.hash().hex());
  }
}
