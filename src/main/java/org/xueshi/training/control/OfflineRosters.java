package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Digests;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.RosterPass;
import org.xueshi.training.entity.RosterStamp;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;
import org.xueshi.web.entity.Actor;

/**
 * 离线名单: a trainer's device collects sign-in and sign-out without network. What it brings back later
 * is added to what we have or kept as a conflict; it never overwrites.
 */
@ApplicationScoped
public class OfflineRosters {

  private RosterPassStore passes;
  private RosterStampStore stamps;
  private AttendanceStore attendance;
  private Progress progress;
  private Participants participants;
  private Clock clock;

  protected OfflineRosters() {}

  @Inject
  OfflineRosters(
      RosterPassStore passes,
      RosterStampStore stamps,
      AttendanceStore attendance,
      Progress progress,
      Participants participants,
      Clock clock) {
    this.passes = passes;
    this.stamps = stamps;
    this.attendance = attendance;
    this.progress = progress;
    this.participants = participants;
    this.clock = clock;
  }

  /** A pass and what opens it once. */
  public record Issued(RosterPass pass, String ticket) {}

  /** Lets the trainer take the roster along in another window. */
  @Transactional
  public Issued issue(TrainingSession session, Actor trainer) {
    var now = now();
    var until = session.endsAt().isAfter(now) ? session.endsAt() : now;
    var pass =
        new RosterPass(
            Ids.next(), session.id(), UUID.fromString(trainer.id()), until.plus(RosterPass.LASTS));
    var ticket = Digests.newSecret();
    passes.add(session.tenantId(), pass, ticket, now);
    return new Issued(pass, ticket);
  }

  /**
   * @return the secret for this browser
   * @throws Refusal NOT_FOUND for a ticket that is wrong, old or was used
   */
  @Transactional
  public String open(UUID tenant, UUID id, String ticket) {
    var secret = Digests.newSecret();
    var opening = new RosterPassStore.Opening(ticket, secret, now().minus(RosterPass.TICKET_LASTS));
    if (!passes.open(tenant, id, opening)) {
      throw Refusal.notFound();
    }
    return secret;
  }

  /** The pass that this browser holds, while it lasts. */
  @Transactional
  public Optional<RosterPass> pass(UUID tenant, UUID id, String secret) {
    return passes.find(tenant, id, secret, clock.instant());
  }

  /**
   * What a device collected.
   *
   * @param deviceNow what its clock says at sending: how far it is wrong is taken off each stamp
   */
  public record Collected(Instant deviceNow, List<Stamp> stamps) {}

  /** One stamp by the device's clock. */
  public record Stamp(UUID id, UUID person, StampKind kind, Instant at) {}

  /**
   * Takes what a device collected; the same stamp sent twice counts once. Persons who are not in
   * the course are left out.
   *
   * @return what became of each
   */
  @Transactional
  public List<RosterStamp> take(TrainingSession session, RosterPass pass, Collected collected) {
    var now = now();
    var wrong = Duration.between(collected.deviceNow(), now);
    return collected.stamps().stream()
        .filter(
            stamp ->
                participants.contains(session.tenantId(), session.courseRunId(), stamp.person()))
        .map(stamp -> take(session, stamp, wrong, receipt(stamp, now, pass)))
        .toList();
  }

  private static RosterStampStore.Receipt receipt(Stamp stamp, Instant now, RosterPass pass) {
    return new RosterStampStore.Receipt(stamp.at(), now, pass.trainerId());
  }

  private RosterStamp take(
      TrainingSession session, Stamp stamp, Duration wrong, RosterStampStore.Receipt receipt) {
    // As with codes: one person's stamps take turns.
    attendance.lockFailures(session.tenantId(), stamp.person(), receipt.receivedAt());
    var before = stamps.find(session, stamp.id());
    if (before.isPresent()) {
      return before.get();
    }
    var at = stamp.at().plus(wrong).truncatedTo(ChronoUnit.MILLIS);
    var known = attendance.find(session, stamp.person()).orElse(null);
    var stamped = new RosterStamp.Stamped(stamp.kind(), at);
    var taken = RosterStamp.of(session, known, stamp.id(), stamp.person(), stamped);
    if (stamps.add(session, taken, receipt) && taken.outcome() == RosterStamp.Outcome.APPLIED) {
      progress.mark(session, stamp.person(), ProgressState.WAITING, 0);
      attendance.stamp(session, stamp.kind(), stamp.person(), at);
    }
    return taken;
  }

  /** What the trainer has still to settle. */
  @Transactional
  public List<RosterStamp> conflicts(TrainingSession session) {
    return stamps.conflicts(session);
  }

  /**
   * Settles a conflict: the device's moment is taken, or what we have is kept.
   *
   * @throws Refusal NOT_FOUND; CONFLICT {@code training.refusal.stampDecided} if the roster has
   *     decided on the person, {@code training.refusal.stampOrder} if the sign-out would come
   *     before the sign-in
   */
  @Transactional
  public void settle(TrainingSession session, UUID id, boolean take, Actor trainer) {
    var stamp = stamps.find(session, id).orElseThrow(Refusal::notFound);
    var settling = new RosterStampStore.Settling(take, now(), UUID.fromString(trainer.id()));
    if (!stamps.settle(session, id, settling)) {
      throw Refusal.notFound();
    }
    if (!take) {
      return;
    }
    var known = attendance.find(session, stamp.personId());
    if (known.filter(row -> row.state() != AttendanceState.CLAIMED).isPresent()) {
      throw Refusal.conflict("training.refusal.stampDecided");
    }
    var in = stamp.kind() == StampKind.IN;
    var other = known.map(row -> in ? row.signedOutAt() : row.signedInAt()).orElse(null);
    if (other != null && (in ? stamp.at().isAfter(other) : stamp.at().isBefore(other))) {
      throw Refusal.conflict("training.refusal.stampOrder");
    }
    progress.mark(session, stamp.personId(), ProgressState.WAITING, 0);
    attendance.stamp(session, stamp.kind(), stamp.personId(), stamp.at());
    attendance.correct(session, stamp);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
