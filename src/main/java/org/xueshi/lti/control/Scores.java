package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import org.xueshi.lti.control.ScoreOutcome.Accepted;
import org.xueshi.lti.control.ScoreOutcome.Reason;
import org.xueshi.lti.control.ScoreOutcome.Refused;
import org.xueshi.lti.control.ScoreOutcome.RetryLater;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.Scope;
import org.xueshi.lti.entity.Score;

/** Sends scores (AGS 2.0, 3.4). Whoever owes them (the outbox) decides when and how often. */
@ApplicationScoped
public class Scores {

  private static final String MEDIA_TYPE = "application/vnd.ims.lis.v1.score+json";

  private ServiceClient services;
  private Clock clock;

  protected Scores() {}

  @Inject
  public Scores(ServiceClient services, Clock clock) {
    this.services = services;
    this.clock = clock;
  }

  /** Sends one score, now, and waits for the answer: not inside a transaction. */
  public ScoreOutcome post(LineItemRef column, Score score) {
    var call = Call.post(column.service("scores"), MEDIA_TYPE, Jose.json(body(score)));
    try {
      return outcome(services.send(column.tenant(), column.registrationId(), Scope.SCORE, call));
    } catch (PlatformFailure failure) {
      return switch (failure.kind()) {
        case ADDRESS_NOT_ALLOWED -> new Refused(Reason.NOT_SENT, 0);
        case REFUSED -> new Refused(Reason.NOT_ALLOWED, 0);
        case BUSY -> new RetryLater(failure.retryAfter());
        default -> new RetryLater(Patience.USUAL_WAIT);
      };
    }
  }

  private static LinkedHashMap<String, Object> body(Score score) {
    var body = new LinkedHashMap<String, Object>();
    body.put("userId", score.userId());
    body.put("scoreGiven", score.given());
    body.put("scoreMaximum", score.maximum());
    body.put("activityProgress", "Completed");
    body.put("gradingProgress", "FullyGraded");
    body.put("timestamp", score.at().truncatedTo(ChronoUnit.MILLIS).toString());
    if (!score.comment().isEmpty()) {
      body.put("comment", score.comment());
    }
    return body;
  }

  private ScoreOutcome outcome(Reply reply) {
    if (reply.successful()) {
      return new Accepted();
    }
    if (Patience.isAskedFor(reply)) {
      return new RetryLater(Patience.asked(reply, clock));
    }
    return switch (reply.status()) {
      case 409 -> new Refused(Reason.NEWER_GRADE_EXISTS, 409);
      case 401, 403 -> new Refused(Reason.NOT_ALLOWED, reply.status());
      case 404, 410 -> new Refused(Reason.COLUMN_GONE, reply.status());
      default -> new Refused(Reason.NOT_GRADABLE, reply.status());
    };
  }
}
