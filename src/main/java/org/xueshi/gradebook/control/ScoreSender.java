package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.xueshi.gradebook.entity.Answer;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.Delivery;
import org.xueshi.gradebook.entity.Letter;
import org.xueshi.people.control.Identities;

/**
 * Sends what the outbox holds, one message at a time for a platform.
 *
 * <p>The life of a message: it is <em>claimed</em> (a lease; others skip it), its time is
 * <em>stamped</em> and written down, it goes out with no transaction open, and what came of it is
 * <em>settled</em>. Whoever dies on the way leaves a lease that ends: the score goes out again with
 * a later stamp, which changes nothing if it had arrived.
 */
@ApplicationScoped
public class ScoreSender {

  /** Longer than the slowest way through: token, score, result and once more the score. */
  static final Duration LEASE = Duration.ofSeconds(90);

  private OutboxStore outbox;
  private PauseStore pauses;
  private ConflictStore conflicts;
  private Columns columns;
  private Postbox postbox;
  private Identities identities;
  private Clock clock;

  protected ScoreSender() {}

  @Inject
  ScoreSender(Stores stores, Columns columns, Postbox postbox, Identities identities, Clock clock) {
    this.outbox = stores.outbox();
    this.pauses = stores.pauses();
    this.conflicts = stores.conflicts();
    this.columns = columns;
    this.postbox = postbox;
    this.identities = identities;
    this.clock = clock;
  }

  /** Registrations of platforms that something can be sent to now. */
  public List<UUID> due(UUID tenant) {
    return outbox.dueRegistrations(tenant, clock.instant());
  }

  /**
   * Sends to one platform until nothing is due or it does not answer; waits for its answers, so
   * never inside a transaction.
   *
   * @return how many messages were tried
   */
  public int sendAll(UUID tenant, UUID registration) {
    var tried = 0;
    while (!pauses.paused(tenant, registration, clock.instant())) {
      var now = clock.instant();
      var letter = outbox.claim(tenant, registration, now, now.plus(LEASE));
      if (letter.isEmpty()) {
        return tried;
      }
      tried++;
      settle(letter.get(), answer(letter.get()));
    }
    return tried;
  }

  private void settle(Letter letter, Answer answer) {
    var now = clock.instant();
    var chance = ThreadLocalRandom.current().nextDouble();
    var attempt = new Delivery.Try(letter.attempts(), letter.waitingSince(), now, chance);
    var registration = letter.column().registrationId();
    var failures = pauses.failures(letter.tenant(), registration);
    if (answer instanceof Answer.Taken) {
      outbox.sent(letter, now);
      conflicts.close(letter);
    }
    outbox.settle(letter, Delivery.after(answer, attempt), now);
    if (answer instanceof Answer.Later later) {
      var wait = Delivery.platformWait(later, failures + 1, chance);
      pauses.pause(letter.tenant(), registration, now.plus(wait));
    } else if (failures > 0) {
      pauses.end(letter.tenant(), registration);
    }
  }

  private Answer answer(Letter letter) {
    var subject =
        identities.subjectOf(letter.tenant(), letter.column().registrationId(), letter.personId());
    if (subject.isEmpty()) {
      return new Answer.NotYet(Because.NO_IDENTITY);
    }
    var found = columns.find(letter.tenant(), letter.column());
    if (found instanceof Columns.Found.At at) {
      return arrived(new Message(letter, at.url(), subject.get()));
    }
    return ((Columns.Found.Not) found).answer();
  }

  /** A letter with its address. */
  private record Message(Letter letter, URI column, String subject) {}

  private Answer arrived(Message message) {
    var letter = message.letter();
    if (editedThere(message)) {
      return new Answer.Refused(Because.EDITED_THERE);
    }
    var stamp = Delivery.stamp(clock.instant(), letter.stamp(), null);
    var answer = send(message, stamp);
    if (answer instanceof Answer.Overtaken) {
      return afterOvertaken(message, stamp);
    }
    if (answer instanceof Answer.Refused no && no.because() == Because.NO_COLUMN) {
      columns.forget(letter.tenant(), letter.column());
    }
    return answer instanceof Answer.Taken && !letter.column().proven() ? proof(message) : answer;
  }

  /** Whether somebody has put another value in the place of the one we sent. */
  private boolean editedThere(Message message) {
    var letter = message.letter();
    var sent = conflicts.toCompare(letter);
    if (sent.isEmpty()) {
      return false;
    }
    var held = postbox.held(letter, message.column(), message.subject());
    if (held.isEmpty() || held.get().value().isEmpty()) {
      return false;
    }
    var now = clock.instant();
    outbox.read(letter, held.get(), now);
    if (held.get().is(sent.get()) || held.get().is(letter.score())) {
      return false;
    }
    conflicts.open(letter, held.get(), now);
    return true;
  }

  private Answer send(Message message, Instant stamp) {
    outbox.stamp(message.letter(), stamp);
    return postbox.post(message.letter(), message.column(), message.subject(), stamp);
  }

  /**
   * 409. If the platform holds our score, an earlier message had arrived and its answer was lost.
   * If not, once more, later than what it holds.
   */
  private Answer afterOvertaken(Message message, Instant stamp) {
    var letter = message.letter();
    var held = postbox.held(letter, message.column(), message.subject());
    if (held.isEmpty()) {
      return new Answer.Overtaken();
    }
    outbox.read(letter, held.get(), clock.instant());
    return held.get().is(letter.score())
        ? new Answer.Taken()
        : send(message, Delivery.stamp(clock.instant(), stamp, held.get().at()));
  }

  /** The first score of a column: Moodle may answer 200 and throw it away. */
  private Answer proof(Message message) {
    var letter = message.letter();
    var held = postbox.held(letter, message.column(), message.subject());
    if (held.isEmpty()) {
      return new Answer.Taken();
    }
    outbox.read(letter, held.get(), clock.instant());
    if (held.get().value().isEmpty()) {
      return new Answer.Refused(Because.COLUMN_SWALLOWS);
    }
    if (held.get().is(letter.score())) {
      columns.prove(letter.tenant(), letter.column());
    }
    return new Answer.Taken();
  }
}
