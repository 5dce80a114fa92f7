package org.xueshi.ledger.control;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Evidence;
import org.xueshi.ledger.entity.Grade;
import org.xueshi.ledger.entity.Interval;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.SourceKind;
import org.xueshi.ledger.entity.Theme;

/** Facts in words: {@code aSession(teacher).on("2026-03-10", "09:00", 90)}. */
public record Facts(Evidence.Facts facts) {

  public static final UUID COURSE = UUID.fromString("019b0000-0000-7000-8000-000000000001");

  private static final Course IN_SERVICE =
      new Course(COURSE, "项目式学习研修", ProjectKind.IN_SERVICE, Level.DISTRICT, Theme.SUBJECT, null);

  /** 90 minutes face to face on 10 March 2026 at nine, without follow-up. */
  public static Facts aSession(UUID person) {
    return new Facts(
            new Evidence.Facts(
                person,
                new Evidence.Source(SourceKind.SESSION, "session-1", "第一次集中研修"),
                IN_SERVICE,
                Grade.A,
                Mode.FACE_TO_FACE,
                90,
                0,
                LocalDate.of(2026, 3, 10),
                List.of()))
        .on("2026-03-10", "09:00", 90);
  }

  public Facts on(String date, String time, int minutes) {
    var day = LocalDate.parse(date);
    var from = day.atTime(LocalTime.parse(time)).atZone(Clocks.DISTRICT_ZONE).toInstant();
    var during = new Interval(from, from.plusSeconds(60L * minutes));
    return with(facts.course(), facts.mode(), minutes, day, List.of(during));
  }

  /** As a gradebook knows it: minutes, but not when. */
  public Facts onSomeTimeOf(LocalDate day, int minutes) {
    return with(facts.course(), facts.mode(), minutes, day, List.of());
  }

  public Facts in(Course course) {
    return with(course, facts.mode(), facts.minutes(), facts.earnedOn(), facts.intervals());
  }

  public Facts by(Mode mode) {
    return with(facts.course(), mode, facts.minutes(), facts.earnedOn(), facts.intervals());
  }

  /** With follow-up that begins after {@code lastDay}. */
  public Facts followedUpAfter(String lastDay) {
    var c = facts.course();
    return in(
        new Course(c.runId(), c.title(), c.kind(), c.level(), c.theme(), LocalDate.parse(lastDay)));
  }

  public Facts graded(Grade grade) {
    return new Facts(
        new Evidence.Facts(
            facts.person(),
            facts.source(),
            facts.course(),
            grade,
            facts.mode(),
            facts.minutes(),
            facts.plannedMinutes(),
            facts.earnedOn(),
            facts.intervals()));
  }

  public Facts planned(int minutes) {
    return new Facts(
        new Evidence.Facts(
            facts.person(),
            facts.source(),
            facts.course(),
            facts.grade(),
            facts.mode(),
            facts.minutes(),
            minutes,
            facts.earnedOn(),
            facts.intervals()));
  }

  private Facts with(
      Course course, Mode mode, int minutes, LocalDate day, List<Interval> intervals) {
    return new Facts(
        new Evidence.Facts(
            facts.person(),
            facts.source(),
            course,
            facts.grade(),
            mode,
            minutes,
            facts.plannedMinutes(),
            day,
            intervals));
  }
}
