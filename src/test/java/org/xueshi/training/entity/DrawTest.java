package org.xueshi.training.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The draw can be recomputed by anybody; the numbers of 15.3, 4.3, 18.3 and 16.2. */
class DrawTest {

  private static final String SEED = "甘州区2026年秋季";

  @Test
  void the_order_of_a_known_seed_is_this_one_for_ever() {
    assertThat(Draw.lot("seed", 7))
        .isEqualTo("0f1c63b88102f461803c0118ee3e89f1b31b928cd4bc21f5f6297cbb1544b76c");
    assertThat(Draw.commitment("abc"))
        .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    var entries = new ArrayList<Draw.Entry>();
    for (var ticket = 1; ticket <= 12; ticket++) {
      entries.add(new Draw.Entry(ticket, ticket % 3 == 0, ticket % 2 == 0, ticket == 12));
    }
    assertThat(Draw.order(SEED, entries).stream().map(rank -> rank.tier() + ":" + rank.ticket()))
        .containsExactly(GOLDEN);
  }

  @Test
  void the_order_does_not_depend_on_the_order_of_arrival() {
    var seed = Long.getLong("seed", 20261124L);
    System.out.println("DrawTest seed " + seed);
    var random = new Random(seed);
    for (var round = 0; round < 200; round++) {
      var entries = new ArrayList<Draw.Entry>();
      for (var ticket = 1; ticket <= random.nextInt(40); ticket++) {
        entries.add(
            new Draw.Entry(
                ticket, random.nextBoolean(), random.nextBoolean(), random.nextInt(9) == 0));
      }
      var order = Draw.order("s" + round, entries);
      Collections.shuffle(entries, random);
      assertThat(Draw.order("s" + round, entries)).isEqualTo(order);
      assertThat(order).isSortedAccordingTo(java.util.Comparator.comparing(Draw.Rank::tier));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "1, false",
    "2, true",
    "3, false",
    "4, true",
    "5, true",
    "6, true",
    "7, true",
    "20, true"
  })
  void a_team_of_one_or_three_can_never_satisfy_both_shares(int size, boolean feasible) {
    assertThat(TeamCheck.feasible(size)).isEqualTo(feasible);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, false, 2",
    "1, 1, 0, true, 2",
    "1, 2, 0, false, 4",
    "2, 2, 0, true, 4",
    "2, 3, 0, true, 5",
    "1, 1, 1, false, 8",
    "3, 4, 1, true, 8",
    "0, 5, 0, false, 8"
  })
  void shares_are_counted_in_whole_people(
      int experts, int frontline, int others, boolean holds, int next) {
    var team = new TeamCheck(experts, frontline, others);
    assertThat(team.holds()).isEqualTo(holds);
    assertThat(team.nextFeasible()).isEqualTo(next);
  }

  @ParameterizedTest
  @CsvSource({
    "10, 10, 10, 10, 10, 50, 20, 11",
    "10, 10, 10, 5, 0, 50, 20, 8",
    "10, 3, 3, 3, 3, 50, 20, 3",
    "4, 0, 0, 0, 0, 30, 0, 1",
    "0, 0, 0, 0, 0, 5, 2, 1",
    "9, 9, 9, 9, 9, 6, 0, 6"
  })
  void next_year_s_quota_follows_show_up_and_results(
      int quota,
      int nominated,
      int placed,
      int came,
      int finished,
      int teachers,
      int uncovered,
      int proposed) {
    var inputs = new NextQuota(quota, nominated, placed, came, finished, teachers, uncovered);
    assertThat(inputs.proposed()).isEqualTo(proposed);
  }

  /** Recomputed by other means than the product: Python's hashlib. */
  private static final String[] GOLDEN = {
    "0:2", "0:8", "0:4", "0:10", "1:5", "1:11", "1:1", "1:7", "2:6", "3:9", "3:3", "9:12"
  };
}
