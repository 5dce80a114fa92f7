package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Mode;

/**
 * 集中活动: people meet, at a place or live online, from an instant to another; an ordinary session, or
 * one that makes up for another.
 */
@Entity
@Table(name = "training_session")
@DiscriminatorValue("SESSION")
public class TrainingSession extends Component {

  /** The sign-in code works from so long before the start, until the end. */
  public static final Duration SIGN_IN_BEFORE = Duration.ofMinutes(30);

  /** The sign-out code works from the start until so long after the end. */
  public static final Duration SIGN_OUT_AFTER = Duration.ofMinutes(30);

  private static final Duration LENGTH_MAX = Duration.ofDays(14);

  private String place;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private String methods;
  private byte[] secret;

  @Column(name = "live_url")
  private String liveUrl;

  private String leader;

  /** Itself, unless it makes up for another. */
  @Column(name = "counts_for")
  private UUID countsFor;

  protected TrainingSession() {}

  /**
   * @param secret from which the sign-in codes are made; never shown
   */
  public TrainingSession(CourseRun run, UUID id, byte[] secret) {
    super(run, id);
    this.secret = secret.clone();
    this.methods = "";
    this.liveUrl = "";
    this.leader = "";
    this.countsFor = id;
  }

  /**
   * @param planned minutes that count; at most the clock time between the ends (breaks do not
   *     count)
   * @throws Refusal INVALID {@code training.refusal.sessionTimes, sessionMinutes}, or as {@link
   *     Component#plan}
   */
  public void meet(String title, String where, When when, int planned) {
    if (when.starts() == null
        || when.ends() == null
        || !when.starts().isBefore(when.ends())
        || when.length().compareTo(LENGTH_MAX) > 0) {
      throw Refusal.invalid("training.refusal.sessionTimes");
    }
    if (planned > when.length().toMinutes()) {
      throw Refusal.invalid("training.refusal.sessionMinutes", when.length().toMinutes());
    }
    plan(title, planned);
    this.place = Titles.place(where);
    this.startsAt = when.starts();
    this.endsAt = when.ends();
  }

  /** From when to when. */
  public record When(Instant starts, Instant ends) {
    public Duration length() {
      return Duration.between(starts, ends);
    }
  }

  /**
   * Holds it live online.
   *
   * @param url where; empty or null = at the place
   * @throws Refusal INVALID {@code training.refusal.liveUrl} unless it is an https address
   */
  public void stream(String url) {
    this.liveUrl = Titles.link(url);
  }

  /** Who leads it, at most 100 characters; empty or null = nobody in particular. */
  public void ledBy(String name) {
    this.leader = Titles.name(name);
  }

  /** Makes up for that session of the same run; null = for none. */
  public void makeUpFor(UUID missed) {
    this.countsFor = missed == null ? id() : missed;
  }

  /** How it is taught (20.2). */
  public void teachBy(Collection<TeachingMethod> chosen) {
    this.methods = EnumSets.text(TeachingMethod.class, chosen);
  }

  @Override
  public ComponentKind kind() {
    return ComponentKind.SESSION;
  }

  public String where() {
    return place;
  }

  public Instant startsAt() {
    return startsAt;
  }

  public Instant endsAt() {
    return endsAt;
  }

  public Instant signInFrom() {
    return startsAt.minus(SIGN_IN_BEFORE);
  }

  public Instant signOutUntil() {
    return endsAt.plus(SIGN_OUT_AFTER);
  }

  /** When codes of that kind begin to work. */
  public Instant opens(StampKind kind) {
    return kind == StampKind.IN ? signInFrom() : startsAt;
  }

  /** When codes of that kind no longer work. */
  public Instant closes(StampKind kind) {
    return kind == StampKind.IN ? endsAt : signOutUntil();
  }

  /** Whether codes of that kind work at that instant. */
  public boolean takes(StampKind kind, Instant now) {
    return !now.isBefore(opens(kind)) && now.isBefore(closes(kind));
  }

  /** Remote if it is live online (5.4). */
  @Override
  public Mode mode() {
    return online() ? Mode.REMOTE : super.mode();
  }

  @Override
  public boolean planned() {
    return countsFor.equals(id());
  }

  public boolean online() {
    return !liveUrl.isEmpty();
  }

  /** Empty unless it is live online. */
  public String liveUrl() {
    return liveUrl;
  }

  /** Empty if nobody in particular leads it. */
  public String leader() {
    return leader;
  }

  /** The session that is made up for here; empty for an ordinary one. */
  public Optional<UUID> makesUp() {
    return Optional.of(countsFor).filter(other -> !other.equals(id()));
  }

  public Set<TeachingMethod> methods() {
    return EnumSets.of(TeachingMethod.class, methods);
  }

  public byte[] secret() {
    return secret.clone();
  }
}
