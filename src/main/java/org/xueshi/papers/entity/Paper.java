package org.xueshi.papers.entity;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.xueshi.ledger.entity.Book;
import org.xueshi.ledger.entity.Certificate;

/**
 * A transcript or attestation that was handed out. It is never changed; whether it still holds is
 * worked out from the book whenever somebody asks.
 *
 * @param batch papers issued together for a school, or {@code null}
 * @param entries the entries it stands on
 * @param intact the seal fits the content
 */
public record Paper(
    UUID id,
    String code,
    UUID person,
    UUID batch,
    List<UUID> entries,
    Content content,
    Instant issuedAt,
    boolean intact) {

  public Paper {
    entries = List.copyOf(entries);
  }

  /** Which of the two. */
  public enum Kind {
    TRANSCRIPT,
    ATTESTATION
  }

  public Kind kind() {
    return content instanceof Transcript ? Kind.TRANSCRIPT : Kind.ATTESTATION;
  }

  /**
   * Today's status, in the words of certificates.
   *
   * @param book the person's, today
   * @param newest the newest paper of its person, kind and series
   * @param withdrawn two people withdrew it
   * @param frozen entries that a case freezes
   */
  public Certificate.Status status(Book book, Paper newest, boolean withdrawn, Set<UUID> frozen) {
    if (!intact) {
      return Certificate.Status.FORGED;
    }
    if (withdrawn || !stands(book)) {
      return Certificate.Status.WITHDRAWN;
    }
    if (entries.stream().anyMatch(frozen::contains)) {
      return Certificate.Status.FROZEN;
    }
    return newest.id().equals(id) ? Certificate.Status.VALID : Certificate.Status.SUPERSEDED;
  }

  /** Nothing it stands on is gone, was taken back or made less since. */
  private boolean stands(Book book) {
    var mine = Set.copyOf(entries);
    return entries.stream().allMatch(id -> book.entry(id).isPresent())
        && book.entries().stream()
            .filter(entry -> entry.target() != null && mine.contains(entry.target()))
            .noneMatch(entry -> entry.effect().posted() < 0 && !mine.contains(entry.id()));
  }
}
