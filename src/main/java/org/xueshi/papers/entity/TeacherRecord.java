package org.xueshi.papers.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * 完整记录: everything the ledger knows about a person's hours, in a form that other systems and people
 * can read (4.5, 21.1). Described by {@code record.schema.json}.
 *
 * @param format name and version of this form
 * @param rules codes of the packs that the entries name, with where they come from
 */
public record TeacherRecord(
    String format,
    Instant madeAt,
    String issuer,
    UUID person,
    Holder holder,
    List<Line> entries,
    List<Proof> evidence,
    List<Handout> papers,
    List<Rule> rules) {

  /** Of {@link #format}. */
  public static final String FORMAT = "xueshi.record.1";

  public TeacherRecord {
    entries = List.copyOf(entries);
    evidence = List.copyOf(evidence);
    papers = List.copyOf(papers);
    rules = List.copyOf(rules);
  }

  /** The course run as it was then; {@code run} {@code null} for none. */
  public record CourseRun(UUID run, String title, String kind, String level, String theme) {}

  /**
   * An entry in its place in the chain.
   *
   * @param heldUntil {@code null} unless it is held
   * @param target the entry it resolves, corrects or takes back, or {@code null}
   * @param reasons why, in both languages, in order
   * @param previous seal of the entry before, and {@code hash} of this one, in hexadecimal
   */
  public record Line(
      UUID id,
      long position,
      String type,
      int postedMinutes,
      int heldMinutes,
      int hourMinutes,
      LocalDate earnedOn,
      LocalDate heldUntil,
      Instant recordedAt,
      String mode,
      String grade,
      CourseRun course,
      UUID evidence,
      UUID target,
      String rulePack,
      List<Said> reasons,
      String previous,
      String hash) {
    public Line {
      reasons = List.copyOf(reasons);
    }
  }

  /** From inclusive to exclusive. */
  public record During(Instant from, Instant to) {}

  /** What happened. */
  public record Proof(
      UUID id,
      String source,
      String title,
      CourseRun course,
      String grade,
      String mode,
      int minutes,
      int plannedMinutes,
      LocalDate earnedOn,
      List<During> intervals,
      Instant recordedAt,
      String hash) {
    public Proof {
      intervals = List.copyOf(intervals);
    }
  }

  /** A certificate, transcript or attestation with its status when this record was made. */
  public record Handout(String code, String kind, String status, Instant issuedAt, String what) {}

  /** A rule pack; its document lies beside this record as {@code rules/<code>.json}. */
  public record Rule(String code, String title, LocalDate effectiveFrom) {}
}
