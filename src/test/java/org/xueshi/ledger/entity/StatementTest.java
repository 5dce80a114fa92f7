package org.xueshi.ledger.entity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.xueshi.ledger.entity.OneBook.session;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.control.Facts;
import org.xueshi.ledger.control.Packs;

/** What a person sees of each piece of evidence, worked out in memory. */
class StatementTest {

  private final OneBook one = new OneBook(Packs.shipped());

  @Test
  void each_piece_is_counted_held_waiting_refused_or_reversed() {
    one.post(session().on("2026-03-01", "09:00", 90));
    one.post(session().on("2026-03-02", "09:00", 450).followedUpAfter("2026-03-31"));
    one.record(session().on("2026-03-03", "09:00", 45));
    one.record(session().on("2026-03-04", "09:00", 45).graded(Grade.D));
    one.reverse(one.post(session().on("2026-03-05", "09:00", 90)).get(0));
    var lines = statement("2026-12-31").lines();
    assertThat(lines)
        .extracting(Statement.Line::state)
        .containsExactly(
            Statement.State.REVERSED,
            Statement.State.REFUSED,
            Statement.State.WAITING,
            Statement.State.HELD,
            Statement.State.COUNTED);
    assertThat(lines.get(3).counted()).isEqualTo(Hours.of(8));
    assertThat(lines.get(3).held()).isEqualTo(Hours.of(2));
    assertThat(lines.get(3).until()).isEqualTo("2026-06-30");
    assertThat(lines.get(4).until()).isNull();
    assertThat(lines.get(4).newestEntry()).isEqualTo(lines.get(4).events().get(0).entry());
    assertThat(lines.get(2).newestEntry()).isNull();
    assertThat(lines.get(2).counted()).isEqualTo(Hours.of(1));
    assertThat(lines.get(1).because())
        .extracting(Text::key)
        .containsExactly("ledger.refusal.grade");
    assertThat(lines.get(0).events())
        .extracting(Statement.Event::type)
        .containsExactly("POSTED", "REVERSED");
    assertThat(lines.get(0).events().get(0).reasons()).isEmpty();
    assertThat(lines.get(0).events().get(1).reasons()).hasSize(1);
  }

  @Test
  void what_is_on_its_way_to_each_requirement_is_told_apart() {
    one.post(session().on("2026-03-02", "09:00", 450).followedUpAfter("2026-03-31"));
    one.record(session().on("2026-03-03", "09:00", 45));
    one.record(session().on("2026-03-04", "09:00", 45));
    one.record(session().on("2025-03-04", "09:00", 45));
    var statement = statement("2026-12-31");
    assertThat(statement.main().held()).isEqualTo(Hours.of(2));
    assertThat(statement.main().waiting()).isEqualTo(Hours.of(2));
    var district = statement.progress().get(1);
    assertThat(district.fulfilment().requirement().code()).isEqualTo("district-level");
    assertThat(district.held()).isEqualTo(Hours.ZERO);
    assertThat(district.waiting()).isEqualTo(Hours.of(1));
    var forecast = statement.main().forecast(Hours.of(3), LocalDate.parse("2026-12-31"));
    assertThat(forecast.required()).isEqualTo(Hours.of(360));
    assertThat(forecast.have()).isEqualTo(Hours.of(8));
    assertThat(forecast.expected()).isEqualTo(Hours.of(4));
    assertThat(forecast.underWay()).isEqualTo(Hours.of(3));
  }

  @Test
  void sums_by_anything_add_up() {
    one.post(session().on("2026-03-02", "09:00", 450).followedUpAfter("2026-03-31"));
    one.record(session().on("2026-03-03", "09:00", 45));
    one.post(session().on("2025-03-03", "09:00", 90));
    var byYear = statement("2026-12-31").by(facts -> facts.earnedOn().getYear());
    assertThat(byYear.get(2026))
        .isEqualTo(new Statement.Sum(Hours.of(8), Hours.of(2), Hours.of(1)));
    assertThat(byYear.get(2026).whole()).isEqualTo(Hours.of(11));
    assertThat(byYear.get(2025)).isEqualTo(new Statement.Sum(Hours.of(2), Hours.ZERO, Hours.ZERO));
    assertThat(List.copyOf(byYear.keySet())).containsExactly(2026, 2025);
  }

  @Test
  void later_evidence_is_left_out_and_a_second_posting_stands() {
    var evidence = one.record(session().on("2026-03-05", "09:00", 90));
    one.reverse(one.post(evidence).get(0));
    one.post(evidence);
    one.post(session().on("2026-05-05", "09:00", 90));
    var lines = statement("2026-03-31").lines();
    assertThat(lines)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.state()).isEqualTo(Statement.State.COUNTED);
              assertThat(line.events()).hasSize(3);
            });
    assertThat(statement("2026-03-31").entries()).hasSize(3);
  }

  private Statement statement(String asOf) {
    var known = new Known(LocalDate.parse(asOf), Instant.MAX);
    var standing = Standing.of(one.pack, one.book, known, Hours.ZERO);
    var proposals = new ArrayList<Proposal>();
    for (var evidence : one.evidence.values()) {
      var standingEntries = one.book.standing(evidence.id());
      var state = standingEntries.isEmpty() ? Proposal.State.PROPOSED : Proposal.State.POSTED;
      proposals.add(
          new Proposal(
              evidence, Assessment.NONE, state, one.verdict(evidence), standingEntries, "k"));
    }
    return Statement.of(standing, one.book, proposals);
  }

  @Test
  void shares_wait_for_nothing() {
    one.pack = Packs.changed("/requirements/4/measure", "\"SHARE\"", "/requirements/4/amount", 30);
    one.record(Facts.aSession(OneBook.PERSON));
    var share =
        statement("2026-12-31").progress().stream()
            .filter(each -> each.fulfilment().requirement().code().equals("ethics"))
            .findFirst()
            .orElseThrow();
    assertThat(share.waiting()).isEqualTo(Hours.ZERO);
    assertThat(share.held()).isEqualTo(Hours.ZERO);
  }
}
