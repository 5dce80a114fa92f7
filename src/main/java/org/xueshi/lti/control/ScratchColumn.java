package org.xueshi.lti.control;

import static org.xueshi.lti.entity.CheckupItem.COLUMN;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.lti.entity.CheckupFinding;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.Health;
import org.xueshi.lti.entity.LineItem;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.lti.entity.Scope;
import org.xueshi.lti.entity.Score;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * A grade column (成绩项) made only to see that it can be: made, given one score, read, removed. It is
 * worth one point, so that one left behind changes nobody's total noticeably, and what is removed
 * is only ever a column that stands alone and bears our mark.
 */
@ApplicationScoped
class ScratchColumn {

  /** Our mark: no other column of this tool has this resource id. */
  private static final String MARK = "xueshi-checkup";

  private static final int MAXIMUM = 1;

  private LineItems lineItems;
  private Scores scores;
  private Results results;
  private ServiceClient services;
  private Messages messages;
  private Clock clock;

  protected ScratchColumn() {}

  @Inject
  ScratchColumn(
      LineItems lineItems,
      Scores scores,
      Results results,
      ServiceClient services,
      Messages messages,
      Clock clock) {
    this.lineItems = lineItems;
    this.scores = scores;
    this.results = results;
    this.services = services;
    this.messages = messages;
    this.clock = clock;
  }

  /**
   * The whole round.
   *
   * @param learner the platform's subject of somebody who can be graded; without one, no score
   */
  CheckupFinding tryOut(CourseService columns, Optional<String> learner) {
    var label = messages.text(Language.ZH_CN, "lti.doctor.column.label");
    try {
      ours(columns).forEach(left -> remove(columns, left));
      var made =
          lineItems.findOrCreate(
              columns, new NewColumn(label, MAXIMUM, MARK, Ids.next().toString()));
      var found = learner.flatMap(subject -> graded(columns.column(made.url()), subject));
      remove(columns, made);
      return found.orElseGet(
          () -> CheckupFinding.good(COLUMN, learner.isPresent() ? "done" : "withoutScore"));
    } catch (PlatformFailure failure) {
      return isLeftBehind(columns)
          ? CheckupFinding.of(COLUMN, Health.BAD, "leftBehind", label)
          : CheckupFinding.of(COLUMN, Health.BAD, CheckupFinding.FAILED, failure.kind());
    }
  }

  /** What went wrong with giving a score and reading it again; empty if nothing did. */
  private Optional<CheckupFinding> graded(LineItemRef column, String learner) {
    var one = BigDecimal.valueOf(MAXIMUM);
    var outcome = scores.post(column, new Score(learner, one, one, clock.instant(), ""));
    if (!(outcome instanceof ScoreOutcome.Accepted)) {
      return Optional.of(CheckupFinding.of(COLUMN, Health.BAD, "scoreRefused"));
    }
    var read = results.of(column, learner).map(result -> result.score());
    return read.filter(score -> score.compareTo(one) == 0).isPresent()
        ? Optional.empty()
        : Optional.of(CheckupFinding.of(COLUMN, Health.BAD, "scoreLost"));
  }

  private List<LineItem> ours(CourseService columns) {
    return lineItems.list(columns).stream()
        .filter(item -> item.resourceId().equals(MARK) && item.resourceLinkId().isEmpty())
        .toList();
  }

  /** Only after the platform has said once more that it is ours and belongs to no activity. */
  private void remove(CourseService columns, LineItem item) {
    if (ours(columns).stream().anyMatch(known -> known.url().equals(item.url()))) {
      services.require(
          columns.tenant(), columns.registrationId(), Scope.LINE_ITEM, Call.delete(item.url()));
    }
  }

  private boolean isLeftBehind(CourseService columns) {
    try {
      return !ours(columns).isEmpty();
    } catch (PlatformFailure away) {
      return false;
    }
  }
}
