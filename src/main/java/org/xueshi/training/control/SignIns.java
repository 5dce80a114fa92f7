package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.training.entity.AttendanceRow;
import org.xueshi.training.entity.AttendanceState;
import org.xueshi.training.entity.ProgressState;
import org.xueshi.training.entity.Scan;
import org.xueshi.training.entity.SignIn;
import org.xueshi.training.entity.SignInCode;
import org.xueshi.training.entity.StampKind;
import org.xueshi.training.entity.TrainingSession;

/**
 * 签到与签退: a code from the trainer's screen, typed or scanned, stamps the server's time on a claim;
 * the trainer's roster decides on it.
 */
@ApplicationScoped
public class SignIns {

  /** Wrong codes a person may type in a minute. */
  public static final int WRONG_PER_MINUTE_MAX = 5;

  private AttendanceStore store;
  private ScanStore scans;
  private Progress progress;
  private Clock clock;

  protected SignIns() {}

  @Inject
  SignIns(AttendanceStore store, ScanStore scans, Progress progress, Clock clock) {
    this.store = store;
    this.scans = scans;
    this.progress = progress;
    this.clock = clock;
  }

  /** What the trainer's screen shows. */
  public record Shown(String code, String token) {}

  /** The codes on the trainer's screen; empty while they do not work. */
  public Optional<Shown> shown(TrainingSession session, StampKind kind) {
    var now = clock.instant();
    var codes = SignInCode.of(session, kind);
    return session.takes(kind, now)
        ? Optional.of(new Shown(codes.at(now), codes.token(now)))
        : Optional.empty();
  }

  /**
   * A participant typed a code. A wrong one is counted even though it gains nothing, hence an
   * answer, not a refusal. Signing in twice keeps the first time, signing out twice the last.
   */
  @Transactional
  public SignIn typed(TrainingSession session, StampKind kind, UUID person, String typed) {
    var now = now();
    var failures = store.lockFailures(session.tenantId(), person, now);
    var settled = settled(session, kind, person, now);
    if (settled.isPresent()) {
      return settled.get();
    }
    if (failures >= WRONG_PER_MINUTE_MAX) {
      return new SignIn.Wait(now.truncatedTo(ChronoUnit.MINUTES).plus(1, ChronoUnit.MINUTES));
    }
    if (!SignInCode.of(session, kind).accepts(typed, now)) {
      store.addFailure(session.tenantId(), person, now);
      return new SignIn.WrongCode(WRONG_PER_MINUTE_MAX - failures - 1);
    }
    return stamp(session, kind, person, now);
  }

  /**
   * Somebody scanned the QR code; who, we learn when they come in from the platform.
   *
   * @return the scan to hand out; empty if the code is not, or no longer, the one on the screen
   */
  @Transactional
  public Optional<Scan> scanned(TrainingSession session, StampKind kind, String token) {
    var now = now();
    if (!session.takes(kind, now) || !SignInCode.of(session, kind).acceptsToken(token, now)) {
      return Optional.empty();
    }
    scans.forget(session.tenantId(), now.minus(Scan.LASTS.multipliedBy(6)));
    var scan = new Scan(Ids.next(), session.id(), kind, now, null);
    scans.add(session.tenantId(), scan);
    return Optional.of(scan);
  }

  /** The scan of this browser, if this person can still use it here. */
  @Transactional
  public Optional<Scan> scan(TrainingSession session, UUID person, UUID scan) {
    return scans
        .find(session.tenantId(), scan)
        .filter(found -> found.goodFor(session.id(), person, clock.instant()));
  }

  /** Uses a scan: it stamps the moment of scanning, for one person. */
  @Transactional
  public SignIn useScan(TrainingSession session, UUID person, UUID id) {
    store.lockFailures(session.tenantId(), person, now());
    var scan = scan(session, person, id);
    if (scan.isEmpty() || !scans.use(session.tenantId(), id, person)) {
      return new SignIn.ScanGone();
    }
    var at = scan.get().scannedAt();
    return settled(session, scan.get().kind(), person, at)
        .orElseGet(() -> stamp(session, scan.get().kind(), person, at));
  }

  /** What is settled whatever the code. */
  private Optional<SignIn> settled(
      TrainingSession session, StampKind kind, UUID person, Instant at) {
    var before = store.find(session, person);
    if (before.isPresent() && before.get().state() == AttendanceState.STRUCK) {
      return Optional.of(new SignIn.StruckOff());
    }
    if (before.filter(row -> done(row, kind)).isPresent()) {
      return Optional.of(new SignIn.Stamped(before.get()));
    }
    if (nothingToMakeUp(session, person)) {
      return Optional.of(new SignIn.NothingToMakeUp());
    }
    if (session.takes(kind, at)) {
      return Optional.empty();
    }
    return Optional.of(
        at.isBefore(session.opens(kind))
            ? new SignIn.TooEarly(session.opens(kind))
            : new SignIn.Over(session.closes(kind)));
  }

  private static boolean done(AttendanceRow row, StampKind kind) {
    return row.state() == AttendanceState.CONFIRMED
        || kind == StampKind.IN && row.signedInAt() != null;
  }

  private boolean nothingToMakeUp(TrainingSession session, UUID person) {
    return session
        .makesUp()
        .map(progress.of(session.tenantId(), session.courseRunId(), person)::get)
        .filter(row -> row.done())
        .isPresent();
  }

  private SignIn stamp(TrainingSession session, StampKind kind, UUID person, Instant at) {
    progress.mark(session, person, ProgressState.WAITING, 0);
    store.stamp(session, kind, person, at);
    return new SignIn.Stamped(store.find(session, person).orElseThrow());
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
