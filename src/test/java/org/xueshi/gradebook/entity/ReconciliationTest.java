package org.xueshi.gradebook.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.gradebook.entity.Reconciliation.Column;
import org.xueshi.gradebook.entity.Reconciliation.Facts;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Assessment;
import org.xueshi.ledger.entity.Proposal;
import org.xueshi.ledger.entity.Verdict;

class ReconciliationTest {

  private static final int PASS_PERCENT = 60;

  /**
   * gradebook: a value of 100, - for none, ? for not read, x for no such column; outbox:
   * state/value sent, or -; ledger: proposals, or - for no evidence.
   */
  @ParameterizedTest
  @CsvSource({
    // person,    gradebook, outbox,       ledger,            finding
    "roster,      100,       SENT/100,     PROPOSED,          READY",
    "roster,      60,        SENT/60,      PROPOSED,          READY",
    "roster,      80,        SENT/100,     PROPOSED,          READY",
    "roster,      x,         -,            PROPOSED,          READY",
    "roster,      100,       SENT/100,     PROPOSED+REFUSED,  READY",
    "roster,      100,       SENT/100,     POSTED+PROPOSED,   READY",
    "roster,      100,       SENT/100,     REFUSED,           BY_RULE",
    "roster,      0,         SENT/100,     REFUSED,           OVERRIDDEN",
    "roster,      59.9,      SENT/100,     REFUSED,           OVERRIDDEN",
    "roster,      0,         -,            REFUSED,           OVERRIDDEN",
    // A pack that asks for no pass would credit it: still a difference to look at.
    "roster,      0,         SENT/100,     PROPOSED,          OVERRIDDEN",
    "roster,      50,        SENT/50,      REFUSED,           BELOW_PASS",
    "roster,      -,         SENT/100,     REFUSED,           MISSING",
    "roster,      -,         -,            REFUSED,           MISSING",
    "roster,      -,         WAITING/-,    REFUSED,           ON_ITS_WAY",
    "roster,      -,         REFUSED/-,    REFUSED,           NOT_DELIVERED",
    "roster,      -,         DEAD/-,       REFUSED,           NOT_DELIVERED",
    "roster,      ?,         SENT/100,     REFUSED,           UNREAD",
    "roster,      100,       SENT/100,     POSTED,            CREDITED",
    "roster,      -,         SENT/100,     POSTED,            CREDITED",
    "roster,      0,         SENT/100,     POSTED,            LOWERED",
    "roster,      100,       SENT/100,     REVERSED,          REVERSED",
    "roster,      0,         SENT/100,     REVERSED,          REVERSED",
    "roster,      100,       SENT/100,     POSTED+REVERSED,   CREDITED",
    "roster,      -,         -,            -,                 NOT_DONE",
    "roster,      0,         -,            -,                 ZERO",
    "roster,      40,        -,            -,                 BELOW_PASS",
    "roster,      90,        -,            -,                 GRADE_WITHOUT_RECORD",
    "known,       100,       SENT/100,     REFUSED,           NOT_ON_ROSTER",
    "known,       -,         -,            -,                 NOT_DONE",
    "stranger,    90,        -,            -,                 UNMATCHED",
    "stranger,    0,         -,            -,                 UNMATCHED",
  })
  void sides_are_compared(
      String person, String gradebook, String outbox, String ledger, Finding finding) {
    var column = column(gradebook);
    var facts =
        new Facts(
            !person.equals("stranger"),
            person.equals("roster"),
            column,
            Reconciliation.assess(column, PASS_PERCENT),
            delivered(outbox),
            proposals(ledger));
    assertThat(Reconciliation.find(facts)).isEqualTo(finding);
  }

  @ParameterizedTest
  @CsvSource({
    "100, PASSED",
    "60, PASSED",
    "59.99, FAILED",
    "0, FAILED",
    "-, PENDING",
    "?, PENDING",
    "x, NONE"
  })
  void the_gradebook_assesses(String gradebook, Assessment assessment) {
    assertThat(Reconciliation.assess(column(gradebook), PASS_PERCENT)).isEqualTo(assessment);
  }

  @Test
  void what_needs_a_look_is_never_proposed_and_only_evidence_can_be_decided() {
    for (var finding : Finding.values()) {
      if (finding.mayBeDecided()) {
        assertThat(finding.group()).isEqualTo(Finding.Group.LOOK);
      }
    }
    assertThat(Finding.UNMATCHED.mayBeDecided()).isFalse();
    assertThat(Finding.GRADE_WITHOUT_RECORD.mayBeDecided()).isFalse();
  }

  private static Column column(String gradebook) {
    return switch (gradebook) {
      case "x" -> new Column(false, false, HeldGrade.NONE);
      case "?" -> new Column(true, false, HeldGrade.NONE);
      case "-" -> new Column(true, true, HeldGrade.NONE);
      default -> new Column(true, true, new HeldGrade(of100(gradebook), Instant.EPOCH));
    };
  }

  private static Delivered delivered(String outbox) {
    if (outbox.equals("-")) {
      return null;
    }
    var parts = outbox.split("/");
    return new Delivered(
        SendState.valueOf(parts[0]), parts[1].equals("-") ? null : of100(parts[1]), null);
  }

  private static List<Proposal> proposals(String ledger) {
    return ledger.equals("-")
        ? List.of()
        : Arrays.stream(ledger.split("\\+"))
            .map(Proposal.State::valueOf)
            .map(ReconciliationTest::proposal)
            .toList();
  }

  private static Proposal proposal(Proposal.State state) {
    var verdict =
        state == Proposal.State.REFUSED
            ? new Verdict.Refused(Text.of("ledger.refusal.failed"))
            : new Verdict.Credited(60, 0, null, List.of());
    return new Proposal(null, Assessment.PASSED, state, verdict, List.of(), "key");
  }

  private static ScoreValue of100(String points) {
    return new ScoreValue(new BigDecimal(points), BigDecimal.valueOf(100));
  }
}
