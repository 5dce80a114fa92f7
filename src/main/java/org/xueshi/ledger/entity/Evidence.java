package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.xueshi.web.entity.Actor;

/**
 * What happened, recorded once and never changed, only added to. It is not credit yet: the rule
 * pack decides what it is worth ({@link Recognition}), the ledger's gate writes that down ({@link
 * Entry}).
 *
 * @param id UUIDv7
 * @param facts what happened
 * @param recordedAt when it was written, to the microsecond
 * @param recordedBy who or what wrote it
 * @param hash seal over everything above; an entry carries it, so that edited evidence is found
 */
public record Evidence(
    UUID tenant, UUID id, Facts facts, Instant recordedAt, Actor recordedBy, Seal hash) {

  /**
   * What happened, to whom, in which course.
   *
   * @param minutes whole clock minutes, 1–{@value #MINUTES_MAX}
   * @param plannedMinutes what the unit, session or task was planned to take (5.4): more is never
   *     credited; 0 = no plan
   * @param earnedOn the district's calendar day on which it counts
   * @param intervals when, sorted, without overlap; empty if nobody knows (a grade, a document)
   */
  public record Facts(
      UUID person,
      Source source,
      Course course,
      Grade grade,
      Mode mode,
      int minutes,
      int plannedMinutes,
      LocalDate earnedOn,
      List<Interval> intervals) {

    /** More than a school year of days: whatever exceeds it is a slip of the keyboard. */
    public static final int MINUTES_MAX = 100_000;

    public Facts {
      intervals = List.copyOf(intervals);
    }
  }

  /**
   * @param id the thing's own identifier, or whatever names it in the system it came from
   * @param title as shown to people, e.g. the unit's or session's name
   */
  public record Source(SourceKind kind, String id, String title) {}

  public UUID person() {
    return facts.person();
  }

  public Course course() {
    return facts.course();
  }
}
