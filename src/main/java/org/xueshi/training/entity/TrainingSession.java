package org.xueshi.training.entity;

import jakarta.persistence.Column;
import jakarta.persistence.DiscriminatorValue;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.xueshi.kernel.entity.Refusal;

/** 集中活动: people meet at a place, from an instant to another. */
@Entity
@Table(name = "training_session")
@DiscriminatorValue("SESSION")
public class TrainingSession extends Component {

  /** The code works from so long before the start, until the end. */
  public static final Duration SIGN_IN_BEFORE = Duration.ofMinutes(30);

  private static final Duration LENGTH_MAX = Duration.ofDays(14);

  private String place;

  @Column(name = "starts_at")
  private Instant startsAt;

  @Column(name = "ends_at")
  private Instant endsAt;

  private String methods;
  private byte[] secret;

  protected TrainingSession() {}

  /**
   * @param secret from which the sign-in codes are made; never shown
   */
  public TrainingSession(CourseRun run, UUID id, byte[] secret) {
    super(run, id);
    this.secret = secret.clone();
    this.methods = "";
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

  /** Whether codes work at that instant. */
  public boolean takesSignIn(Instant now) {
    return !now.isBefore(signInFrom()) && now.isBefore(endsAt);
  }

  public Set<TeachingMethod> methods() {
    return EnumSets.of(TeachingMethod.class, methods);
  }

  public byte[] secret() {
    return secret.clone();
  }
}
