package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xueshi.lti.entity.RosterMember;
import org.xueshi.training.boundary.MembersModel;
import org.xueshi.web.entity.CourseRole;

/** What the roster page says of people. */
class StandingTest {

  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");

  private static RosterMember member(CourseRole role, Instant missingSince, String name) {
    return new RosterMember("3", name, "", "", role, List.of(), NOW, NOW, missingSince);
  }

  @Test
  void the_platform_says_who_is_enrolled_and_we_say_who_came() {
    var here = member(CourseRole.LEARNER, null, "王");
    assertThat(Standing.of(here, false, false, NOW)).isEqualTo(Standing.NOT_YET);
    assertThat(Standing.of(here, true, false, NOW)).isEqualTo(Standing.UNVOUCHED);
    assertThat(Standing.of(here, true, true, NOW)).isEqualTo(Standing.STUDYING);
    assertThat(Standing.of(null, true, true, NOW)).isEqualTo(Standing.STUDYING);
    var trainer = member(CourseRole.TRAINER, null, "刘");
    assertThat(Standing.of(trainer, false, true, NOW)).isEqualTo(Standing.TRAINER);
  }

  @Test
  void missing_is_not_gone() {
    var lately = member(CourseRole.LEARNER, NOW.minus(Duration.ofDays(6)), "王");
    var before = member(CourseRole.LEARNER, NOW.minus(Duration.ofDays(8)), "王");
    assertThat(Standing.of(lately, true, true, NOW)).isEqualTo(Standing.MISSING);
    assertThat(Standing.of(before, true, true, NOW)).isEqualTo(Standing.LEFT);
  }

  @Test
  void case_106_only_when_every_name_is_missing_the_tool_is_private() {
    assertThat(model("", "").nameless()).isTrue();
    assertThat(model("", "王").nameless()).isFalse();
    assertThat(model().nameless()).isFalse();
  }

  private static MembersModel model(String... names) {
    var lines =
        List.of(names).stream()
            .map(name -> member(CourseRole.LEARNER, null, name))
            .map(member -> new Enrolled(member, null, Standing.NOT_YET, List.of()))
            .toList();
    return new MembersModel(null, null, true, lines, null, "", 1);
  }
}
