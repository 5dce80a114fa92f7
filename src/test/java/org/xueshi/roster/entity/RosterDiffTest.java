package org.xueshi.roster.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a file changes: an invented district, and seeded ones. */
class RosterDiffTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void new_changed_returned_and_missing_people_are_told_apart() {
    var roster = new LinkedHashMap<String, RosterDiff.Known>();
    roster.put("1", known("语文", null));
    roster.put("2", known("数学", null));
    roster.put("3", known("英语", LocalDate.of(2020, 1, 1)));
    roster.put("4", known("音乐", null));
    var lines =
        List.of(line(2, "1", "语文"), line(3, "2", "科学"), line(4, "3", null), line(5, "9", null));

    var changes = RosterDiff.of(roster, lines, true, TODAY);

    assertThat(changes)
        .extracting(change -> change.kind() + " " + change.staffNumber())
        .containsExactly("LEFT 4", "ADDED 9", "BACK 3", "CHANGED 2");
    assertThat(changes.get(0).after().leftOn()).isEqualTo(TODAY);
    assertThat(changes.get(3).columns()).containsExactly(RosterColumn.SUBJECT);
    assertThat(RosterDiff.of(roster, lines, false, TODAY))
        .extracting(RosterChange::kind)
        .doesNotContain(RosterChange.Kind.LEFT);
  }

  @Test
  void a_file_applied_leaves_nothing_to_apply_whatever_it_says() {
    var seed = Long.getLong("seed", 20261124L);
    System.out.println("RosterDiffTest seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 300; round++) {
      var roster = new HashMap<String, RosterDiff.Known>();
      for (var i = 0; i < random.nextInt(20); i++) {
        var left = random.nextInt(4) == 0 ? TODAY.minusDays(random.nextInt(900)) : null;
        roster.put("" + random.nextInt(30), known("S" + random.nextInt(3), left));
      }
      var lines = new ArrayList<RosterDiff.Line>();
      for (var number = 0; number < 30; number++) {
        if (random.nextBoolean()) {
          var subject = random.nextBoolean() ? null : "S" + random.nextInt(3);
          lines.add(line(number + 2, "" + number, subject));
        }
      }
      var whole = random.nextBoolean();
      apply(roster, RosterDiff.of(roster, lines, whole, TODAY));
      assertThat(RosterDiff.of(roster, lines, whole, TODAY)).as("round " + round).isEmpty();
    }
  }

  private static void apply(Map<String, RosterDiff.Known> roster, List<RosterChange> changes) {
    changes.forEach(
        change ->
            roster.put(
                change.staffNumber(),
                new RosterDiff.Known(
                    change.person() == null ? UUID.randomUUID() : change.person(),
                    change.after())));
  }

  private static RosterDiff.Known known(String subject, LocalDate left) {
    return new RosterDiff.Known(UUID.randomUUID(), facts(subject, left));
  }

  private static RosterDiff.Line line(int row, String number, String subject) {
    return new RosterDiff.Line(row, number, facts(subject, null));
  }

  private static PersonFacts facts(String subject, LocalDate left) {
    return new PersonFacts("王", "建国", null, null, null, subject, null, null, null, left);
  }
}
