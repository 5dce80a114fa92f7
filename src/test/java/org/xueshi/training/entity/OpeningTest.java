package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.entity.Stage;

/** Every gate before a run opens refuses on its own, by article; and who is eligible. */
class OpeningTest {

  private static final LocalDate START = LocalDate.of(2026, 12, 10);
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final TeamCheck TEAM = new TeamCheck(2, 2, 0);
  private static final OpeningFacts GOOD =
      new OpeningFacts(true, true, 1, true, TEAM, false, true, List.of(), 5, 0, 0);
  private static final Opening RIGHT = new Opening(40, false, 900, 300, 600, DAY, DAY.plusDays(7));

  private record Case(String article, Opening opening, OpeningFacts facts) {}

  @Test
  void it_opens_when_every_gate_holds() {
    assertThat(RIGHT.forbids(GOOD, START)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> each_gate_refuses_with_its_article() {
    return Stream.of(
            new Case("5.4", new Opening(40, false, 900, 300, 500, DAY, DAY.plusDays(7)), GOOD),
            new Case("5.4", RIGHT, facts(true, true, 1, true, TEAM, true, List.of(), 5, 200, 600)),
            new Case("10.1", RIGHT, facts(true, false, 1, true, TEAM, true, List.of(), 5, 0, 0)),
            new Case("10.2", RIGHT, facts(false, true, 1, true, TEAM, true, List.of(), 5, 0, 0)),
            new Case("12.3", RIGHT, facts(true, true, 1, true, TEAM, false, List.of(), 5, 0, 0)),
            new Case("12.3", RIGHT, facts(true, true, 1, true, TEAM, null, List.of(), 5, 0, 0)),
            new Case("14.1", RIGHT, facts(true, true, 1, true, TEAM, true, List.of(), 0, 0, 0)),
            new Case("15.2", new Opening(40, false, 900, 300, 600, DAY, START), GOOD),
            new Case("17.1", RIGHT, facts(true, true, 1, true, TEAM, true, List.of("甲"), 5, 0, 0)),
            new Case("18.1", RIGHT, facts(true, true, 0, true, TEAM, true, List.of(), 5, 0, 0)),
            new Case("18.1", RIGHT, facts(true, true, 2, true, TEAM, true, List.of(), 5, 0, 0)),
            new Case("18.2", RIGHT, facts(true, true, 1, false, TEAM, true, List.of(), 5, 0, 0)),
            new Case(
                "18.3",
                RIGHT,
                facts(true, true, 1, true, new TeamCheck(1, 2, 0), true, List.of(), 5, 0, 0)),
            new Case("20.1", new Opening(0, false, 900, 300, 600, DAY, DAY.plusDays(7)), GOOD))
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.article(),
                    () ->
                        assertThat(one.opening().forbids(one.facts(), START))
                            .containsOnlyKeys(one.article())));
  }

  @Test
  void a_waiver_stands_in_for_the_shares_of_the_team() {
    var waived =
        new OpeningFacts(
            true, true, 1, true, new TeamCheck(1, 2, 0), true, true, List.of(), 5, 0, 0);
    assertThat(RIGHT.forbids(waived, START)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> each_condition_of_eligibility_gives_its_reason() {
    var audience =
        new Audience(Set.of(PostGroup.TEACHER), Set.of(Stage.PRIMARY), List.of("数学"), 3, 20, true);
    var hired = LocalDate.of(2016, 9, 1);
    var good = new Applicant(true, Set.of(PostGroup.TEACHER), Stage.PRIMARY, "数学", hired, true);
    var cases =
        Map.of(
            "place.unmet.serving",
            new Applicant(false, good.posts(), Stage.PRIMARY, "数学", hired, true),
            "place.unmet.noPost",
            new Applicant(true, Set.of(), Stage.PRIMARY, "数学", hired, true),
            "place.unmet.post",
            new Applicant(true, Set.of(PostGroup.PRINCIPAL), Stage.PRIMARY, "数学", hired, true),
            "place.unmet.stage",
            new Applicant(true, good.posts(), Stage.JUNIOR, "数学", hired, true),
            "place.unmet.subject",
            new Applicant(true, good.posts(), Stage.PRIMARY, "语文", hired, true),
            "place.unmet.noHireDate",
            new Applicant(true, good.posts(), Stage.PRIMARY, "数学", null, true),
            "place.unmet.yearsMin",
            new Applicant(true, good.posts(), Stage.PRIMARY, "数学", START.minusYears(2), true),
            "place.unmet.yearsMax",
            new Applicant(true, good.posts(), Stage.PRIMARY, "数学", START.minusYears(21), true),
            "place.unmet.rural",
            new Applicant(true, good.posts(), Stage.PRIMARY, "数学", hired, false));
    assertThat(Eligibility.unmet(audience, good, START)).isEmpty();
    return cases.entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey(),
                    () ->
                        assertThat(Eligibility.unmet(audience, one.getValue(), START))
                            .extracting(Text::key)
                            .containsExactly(one.getKey())));
  }

  private static OpeningFacts facts(
      boolean design,
      boolean approved,
      int chiefs,
      boolean signed,
      TeamCheck team,
      Boolean qualified,
      List<String> unappointed,
      int quotas,
      int remote,
      int face) {
    return new OpeningFacts(
        design,
        approved,
        chiefs,
        signed,
        team,
        false,
        qualified,
        unappointed,
        quotas,
        remote,
        face);
  }
}
