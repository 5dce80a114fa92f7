package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;

/** When an entry can be corrected by some minutes. */
class AdjustmentTest {

  private final OneBook one = new OneBook(Packs.shipped());

  @Test
  void by_less_down_to_one_minute_and_by_more_up_to_what_the_evidence_shows() {
    var entry = one.post(session().planned(80)).get(0);
    assertThat(refusal(entry, -79)).isNull();
    assertThat(refusal(entry, -80)).isEqualTo("adjustsAway");
    assertThat(refusal(entry, 0)).isEqualTo("adjustBy");
    assertThat(refusal(entry, 1)).isEqualTo("moreThanEvidence");
    one.adjust(entry, -10);
    assertThat(refusal(entry, 10)).isNull();
    assertThat(refusal(entry, 11)).isEqualTo("moreThanEvidence");
    assertThat(refusal(entry, -70)).isEqualTo("adjustsAway");
  }

  @Test
  void without_a_plan_the_clock_is_the_most_and_without_a_clock_nearly_anything() {
    var clocked = one.post(session().planned(0)).get(0);
    one.adjust(clocked, -30);
    assertThat(refusal(clocked, 30)).isNull();
    assertThat(refusal(clocked, 31)).isEqualTo("moreThanEvidence");
    var graded = one.post(session().onSomeTimeOf(LocalDate.parse("2026-03-12"), 90)).get(0);
    assertThat(refusal(graded, 100_000 - 90)).isNull();
    assertThat(refusal(graded, 100_000)).isEqualTo("moreThanEvidence");
    assertThat(refusal(graded, 100_001)).isEqualTo("adjustBy");
    assertThat(refusal(graded, -100_001)).isEqualTo("adjustBy");
  }

  @Test
  void never_over_a_cap_and_exactly_up_to_it() {
    var school = session().by(Mode.SCHOOL_BASED).onSomeTimeOf(LocalDate.parse("2026-03-01"), 1000);
    var entry = one.post(school).get(0);
    assertThat(refusal(entry, 80)).isNull();
    assertThat(refusal(entry, 81)).isEqualTo("overCap");
  }

  @Test
  void only_what_counts_stands_and_lies_in_an_open_period() {
    var posted = one.post(session().followedUpAfter("2026-03-31"));
    assertThat(refusal(posted.get(1), 1)).isEqualTo("adjustable");
    var closed =
        new Book(
            one.book.owner(),
            one.book.entries(),
            one.book.claims(),
            List.of(
                new ClosedPeriod(
                    new Period(LocalDate.parse("2026-01-01"), LocalDate.parse("2026-12-31")),
                    LocalDate.parse("2027-01-01"),
                    "x")));
    assertThat(refusal(posted.get(0), -1, closed)).isEqualTo("closed");
    one.reverse(posted.get(0));
    assertThat(refusal(posted.get(0), -1)).isEqualTo("alreadyReversed");
  }

  @Test
  void the_same_key_must_come_with_the_same_content() {
    var entry = one.post(session()).get(0);
    var content = new Adjustment("k", entry.id(), 1, "x").content();
    assertThat(new Adjustment("other", entry.id(), 1, "x").content()).isEqualTo(content);
    assertThat(new Adjustment("k", entry.id(), 2, "x").content()).isNotEqualTo(content);
    assertThat(new Adjustment("k", entry.id(), 1, "y").content()).isNotEqualTo(content);
    var posting = new Posting("k", entry.id(), Assessment.NONE, 1, 2);
    assertThat(posting.content())
        .isNotEqualTo(new Posting("k", entry.id(), Assessment.NONE, 2, 1).content());
    assertThat(posting.content()).isNotNull();
    assertThat(new Reversal("k", entry.id(), "x").content())
        .isNotEqualTo(new Reversal("k", entry.id(), "y").content());
  }

  private String refusal(Entry entry, int minutes) {
    return refusal(entry, minutes, one.book);
  }

  private String refusal(Entry entry, int minutes, Book book) {
    var basis = new Adjustment.Basis(one.evidence.get(entry.credit().evidence()), one.pack);
    return new Adjustment("k", entry.id(), minutes, "x")
        .refusal(entry, book, basis)
        .map(text -> text.key().replace("ledger.refusal.", ""))
        .orElse(null);
  }

  @Test
  void facts_can_be_told_in_words() {
    assertThat(Facts.aSession(OneBook.PERSON).facts().minutes()).isEqualTo(90);
  }
}
