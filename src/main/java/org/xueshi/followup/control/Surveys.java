package org.xueshi.followup.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.xueshi.followup.entity.SurveyAnswer;
import org.xueshi.followup.entity.SurveyResult;
import org.xueshi.followup.entity.SurveyStage;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.training.entity.CourseRun;

/** 问卷: at the end of the course, and in follow-up; each answered once. */
@ApplicationScoped
public class Surveys {

  private SurveyStore store;
  private Clock clock;

  protected Surveys() {}

  @Inject
  Surveys(SurveyStore store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /** From which day on participants are asked: the last of the course; a month later. */
  public static LocalDate opens(CourseRun run, SurveyStage stage) {
    return stage == SurveyStage.END ? run.endsOn() : run.endsOn().plusMonths(1);
  }

  public boolean isOpen(CourseRun run, SurveyStage stage) {
    return !LocalDate.ofInstant(clock.instant(), Clocks.DISTRICT_ZONE).isBefore(opens(run, stage));
  }

  @Transactional
  public Set<SurveyStage> answered(CourseRun run, UUID person) {
    return store.answered(run, person);
  }

  /**
   * @throws Refusal CONFLICT {@code followup.refusal.surveyClosed, surveyAnswered}
   */
  @Transactional
  public void answer(CourseRun run, UUID person, SurveyAnswer answer) {
    if (!isOpen(run, answer.stage())) {
      throw Refusal.conflict("followup.refusal.surveyClosed", opens(run, answer.stage()));
    }
    if (!store.add(run, person, answer, clock.instant())) {
      throw Refusal.conflict("followup.refusal.surveyAnswered");
    }
  }

  /** Of both stages. */
  @Transactional
  public List<SurveyResult> results(CourseRun run) {
    return Stream.of(SurveyStage.values())
        .map(stage -> SurveyResult.of(stage, store.answers(run, stage)))
        .toList();
  }
}
