package org.xueshi.followup.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.ledger.entity.OpenHold;

class ReleasingTest {

  private static final LocalDate UNTIL = LocalDate.of(2027, 2, 28);

  @ParameterizedTest(name = "{0}: {1} of {2} tasks, {3} of 100 left, {4} days after: {5}")
  @CsvSource({
    // Nothing before three months are over, whatever was done.
    "AT_END,  3, 3, 100, -1, 0",
    "BY_TASK, 3, 3, 100, -1, 0",
    // At the end: all or nothing.
    "AT_END,  2, 3, 100,  0, 0",
    "AT_END,  3, 3, 100,  0, 100",
    "AT_END,  0, 0, 100,  0, 100",
    // Task by task: whole minutes, and no more than is left.
    "BY_TASK, 0, 3, 100,  0, 0",
    "BY_TASK, 1, 3, 100,  0, 33",
    "BY_TASK, 2, 3,  67,  0, 33",
    "BY_TASK, 1, 3,  67,  0, 0",
    "BY_TASK, 3, 3,  34,  5, 34",
    "BY_TASK, 1, 3,  80,  5, 13",
    // A person released by hand before: nothing is taken back.
    "BY_TASK, 1, 3,  10,  5, 0",
  })
  void what_is_due(
      ReleaseRule rule, int accepted, int planned, int left, int daysAfter, int minutes) {
    var hold = new OpenHold(new UUID(0, 1), new UUID(0, 2), 100, left, UNTIL);
    var tasks = new Releasing.Tasks(planned, accepted);
    assertThat(Releasing.due(rule, hold, tasks, UNTIL.plusDays(daysAfter))).isEqualTo(minutes);
  }
}
