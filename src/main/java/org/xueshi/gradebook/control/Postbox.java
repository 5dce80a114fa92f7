package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.xueshi.gradebook.entity.Answer;
import org.xueshi.gradebook.entity.Because;
import org.xueshi.gradebook.entity.HeldGrade;
import org.xueshi.gradebook.entity.Letter;
import org.xueshi.gradebook.entity.ScoreValue;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.control.LineItems;
import org.xueshi.lti.control.PlatformFailure;
import org.xueshi.lti.control.Results;
import org.xueshi.lti.control.ScoreOutcome;
import org.xueshi.lti.control.Scores;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.Result;
import org.xueshi.lti.entity.Score;

/**
 * The gradebook's words for what the wire says. Every call waits for the platform: never inside a
 * transaction.
 */
@ApplicationScoped
class Postbox {

  private static final Duration USUAL_WAIT = Duration.ofSeconds(30);

  /** As many decimals as are kept; more would look like a change at every reading. */
  private static final int DECIMALS = 5;

  private Scores scores;
  private LineItems lineItems;
  private Results results;

  protected Postbox() {}

  @Inject
  Postbox(Scores scores, LineItems lineItems, Results results) {
    this.scores = scores;
    this.lineItems = lineItems;
    this.results = results;
  }

  /** A message out. */
  Answer post(Letter letter, URI column, String subject, Instant stamp) {
    var score = new Score(subject, letter.score().given(), letter.score().maximum(), stamp, "");
    var ref = new LineItemRef(letter.tenant(), letter.column().registrationId(), column);
    return answer(scores.post(ref, score));
  }

  /** What an outcome on the wire means for a score. */
  static Answer answer(ScoreOutcome outcome) {
    if (outcome instanceof ScoreOutcome.RetryLater later) {
      return new Answer.Later(Because.PLATFORM_AWAY, later.after());
    }
    if (outcome instanceof ScoreOutcome.Refused refused) {
      return switch (refused.reason()) {
        case NEWER_GRADE_EXISTS -> new Answer.Overtaken();
        case NOT_GRADABLE -> new Answer.Refused(Because.NOT_A_LEARNER);
        case COLUMN_GONE -> new Answer.Refused(Because.NO_COLUMN);
        // 403 is about this column; no token, or one not taken, about the whole platform.
        case NOT_ALLOWED ->
            refused.status() == 403
                ? new Answer.Refused(Because.NOT_ALLOWED)
                : new Answer.Later(Because.NOT_TRUSTED, USUAL_WAIT);
        case NOT_SENT -> new Answer.Later(Because.NOT_TRUSTED, USUAL_WAIT);
      };
    }
    return new Answer.Taken();
  }

  /** What the platform holds for a person; empty if it could not be asked. */
  Optional<HeldGrade> held(Letter letter, URI column, String subject) {
    var ref = new LineItemRef(letter.tenant(), letter.column().registrationId(), column);
    try {
      return Optional.of(results.of(ref, subject).map(Postbox::held).orElse(HeldGrade.NONE));
    } catch (PlatformFailure failure) {
      return Optional.empty();
    }
  }

  /**
   * What the platform holds in a column, by account.
   *
   * @throws PlatformFailure if it cannot be read
   */
  Map<String, HeldGrade> all(UUID tenant, UUID registration, URI column) {
    var held = new HashMap<String, HeldGrade>();
    for (var result : results.of(new LineItemRef(tenant, registration, column))) {
      held.put(result.userId(), held(result));
    }
    return held;
  }

  /** Where to look for a column, and the names the platform may know its component by. */
  record Sought(UUID tenant, URI container, Set<UUID> names) {}

  /** The column of a component in the platform's list. */
  Columns.Found find(Letter.Column column, Sought sought) {
    var service = new CourseService(sought.tenant(), column.registrationId(), sought.container());
    try {
      return lineItems.list(service).stream()
          .filter(item -> Ids.parse(item.resourceId()).filter(sought.names()::contains).isPresent())
          .<Columns.Found>map(item -> new Columns.Found.At(item.url()))
          .findFirst()
          .orElse(new Columns.Found.Not(new Answer.Refused(Because.NO_COLUMN)));
    } catch (PlatformFailure failure) {
      return new Columns.Found.Not(new Answer.Later(because(failure), USUAL_WAIT));
    }
  }

  private static Because because(PlatformFailure failure) {
    return switch (failure.kind()) {
      case REFUSED, ADDRESS_NOT_ALLOWED -> Because.NOT_TRUSTED;
      default -> Because.PLATFORM_AWAY;
    };
  }

  private static HeldGrade held(Result result) {
    if (result.score() == null) {
      return HeldGrade.NONE;
    }
    // AGS 3.6.4: a result without a maximum is of 1.
    var maximum =
        result.maximum() == null || result.maximum().signum() <= 0
            ? BigDecimal.ONE
            : result.maximum();
    return new HeldGrade(
        new ScoreValue(rounded(result.score()), rounded(maximum)), time(result.timestamp()));
  }

  private static BigDecimal rounded(BigDecimal number) {
    return number.setScale(DECIMALS, RoundingMode.HALF_EVEN);
  }

  private static Instant time(String timestamp) {
    try {
      return OffsetDateTime.parse(timestamp).toInstant();
    } catch (DateTimeException unknown) {
      return null;
    }
  }
}
