package org.xueshi.training.entity;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A stamp that a trainer's device collected without network (离线签到), and what became of it. It never
 * overwrites: what does not fit what we have is a conflict for the trainer to settle.
 *
 * @param at by the server's clock
 * @param why a message key; empty unless it is a conflict
 */
public record RosterStamp(
    UUID id, UUID personId, StampKind kind, Instant at, Outcome outcome, String why) {

  /** What became of it. */
  public enum Outcome {
    APPLIED,
    SAME,
    CONFLICT
  }

  /** Two stamps so near to each other are one: somebody typed the code and was ticked off, too. */
  public static final Duration NEAR = Duration.ofMinutes(5);

  private static final String WHY = "training.offline.why.";

  /**
   * What a stamp is, seen beside what we have.
   *
   * @param known null if there is nothing of this person yet
   */
  public static RosterStamp of(
      TrainingSession session, AttendanceRow known, UUID id, UUID person, Stamped stamped) {
    var why = why(session, known, stamped);
    var outcome =
        why.isPresent() ? Outcome.CONFLICT : same(known, stamped) ? Outcome.SAME : Outcome.APPLIED;
    return new RosterStamp(
        id, person, stamped.kind(), stamped.at(), outcome, why.map(WHY::concat).orElse(""));
  }

  /** A kind of stamp and its moment. */
  public record Stamped(StampKind kind, Instant at) {}

  private static Optional<String> why(
      TrainingSession session, AttendanceRow known, Stamped stamped) {
    var at = stamped.at();
    if (at.isBefore(session.opens(stamped.kind())) || at.isAfter(session.closes(stamped.kind()))) {
      return Optional.of("outside");
    }
    if (known == null || same(known, stamped)) {
      return Optional.empty();
    }
    if (known.state() != AttendanceState.CLAIMED) {
      return Optional.of(known.state().name());
    }
    if (of(known, stamped.kind()) != null) {
      return Optional.of("differs");
    }
    return inOrder(known, stamped) ? Optional.empty() : Optional.of("order");
  }

  private static boolean inOrder(AttendanceRow known, Stamped stamped) {
    return stamped.kind() == StampKind.IN
        ? known.signedOutAt() == null || !stamped.at().isAfter(known.signedOutAt())
        : known.signedInAt() == null || !stamped.at().isBefore(known.signedInAt());
  }

  private static boolean same(AttendanceRow known, Stamped stamped) {
    var before = known == null ? null : of(known, stamped.kind());
    return before != null
        && Duration.between(before, stamped.at()).abs().compareTo(NEAR) <= 0
        && known.state() != AttendanceState.STRUCK;
  }

  private static Instant of(AttendanceRow row, StampKind kind) {
    return kind == StampKind.IN ? row.signedInAt() : row.signedOutAt();
  }
}
