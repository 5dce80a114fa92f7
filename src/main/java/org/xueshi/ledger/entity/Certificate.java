package org.xueshi.ledger.entity;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * 学时证书: what was certified, as it was certified. It is never changed; whether it still holds is
 * worked out from the book whenever somebody asks.
 *
 * @param code what is printed and typed, 16 characters of {@link VerificationCode}
 * @param entries the entries it stands on
 * @param hash seal over content, code and entries
 */
public record Certificate(
    UUID id,
    String code,
    UUID person,
    UUID courseRun,
    List<UUID> entries,
    Content content,
    Instant issuedAt,
    Seal hash) {

  public Certificate {
    entries = List.copyOf(entries);
  }

  /**
   * Every certified field, in words and numbers as they were on that day.
   *
   * @param hours as shown, by the rounding rule
   * @param minutes clock minutes behind them
   * @param earnedFrom first and {@code earnedTo} last day on which something was earned
   * @param rules title of the rule pack
   */
  public record Content(
      String name,
      String school,
      String courseTitle,
      ProjectKind kind,
      Level level,
      String hours,
      int minutes,
      LocalDate earnedFrom,
      LocalDate earnedTo,
      String issuer,
      String rules) {}

  /** What a certificate is worth today. */
  public enum Status {
    /** All it stands on still stands. */
    VALID,
    /** A newer certificate for the same course run has taken its place. */
    SUPERSEDED,
    /**
     * An entry it stands on is frozen by a case (37.2): not to be relied on until that is decided.
     */
    FROZEN,
    /** What it stands on was taken back or made less, or two people withdrew it. */
    WITHDRAWN,
    /** It is not what was issued: somebody changed it. */
    FORGED
  }

  /** Seal of a certificate about to be issued. */
  public static Seal seal(String code, UUID person, List<UUID> entries, Content content) {
    return Seals.request(
        "certificate",
        code,
        person,
        entries,
        content.name(),
        content.school(),
        content.courseTitle(),
        content.kind(),
        content.level(),
        content.hours(),
        content.minutes(),
        content.earnedFrom(),
        content.earnedTo(),
        content.issuer(),
        content.rules());
  }

  /**
   * What decides today's status besides the book.
   *
   * @param newest the newest certificate for the same person and course run
   * @param withdrawn two people withdrew it
   * @param frozen entries that a case freezes
   */
  public record Today(Certificate newest, boolean withdrawn, Set<UUID> frozen) {}

  /** Today's status, by the person's book of today. */
  public Status status(Book book, Today today) {
    if (!hash.equals(seal(code, person, entries, content))) {
      return Status.FORGED;
    }
    if (today.withdrawn() || !stands(book)) {
      return Status.WITHDRAWN;
    }
    if (entries.stream().anyMatch(today.frozen()::contains)) {
      return Status.FROZEN;
    }
    return today.newest().id().equals(id) ? Status.VALID : Status.SUPERSEDED;
  }

  /** Nothing it names is gone, and the course run still counts for at least as much. */
  private boolean stands(Book book) {
    var counted = book.sum(entry -> courseRun.equals(entry.credit().course().runId())).posted();
    return counted >= content.minutes()
        && book.entries().stream().noneMatch(this::adjustedSince)
        && entries.stream().allMatch(id -> book.entry(id).isPresent() && !book.isReversed(id));
  }

  private boolean adjustedSince(Entry entry) {
    return entry instanceof Entry.Adjusted adjusted
        && entries.contains(adjusted.target())
        && !entries.contains(adjusted.id());
  }
}
