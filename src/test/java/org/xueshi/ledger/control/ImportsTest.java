package org.xueshi.ledger.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.xueshi.ledger.control.Facts.aSession;
import static org.xueshi.ledger.entity.ImportRow.Column;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Amount;
import org.xueshi.ledger.entity.Correction;
import org.xueshi.ledger.entity.ImportRow;
import org.xueshi.ledger.entity.NewDocument;
import org.xueshi.ledger.entity.NewImport;

class ImportsTest {

  private static final NewDocument PAPER =
      new NewDocument("结业证.pdf", "%PDF-1.7 …".getBytes(StandardCharsets.UTF_8));

  private final LedgerWorld world = new LedgerWorld();
  private final Desk desk = new Desk(world);
  private final UUID teacher = world.teacher("王秀兰");

  @Test
  void credit_from_another_district_is_posted_when_a_second_person_says_so() {
    var asked = propose("k", List.of(row(Map.of())));
    assertThat(asked.state()).isEqualTo(Correction.State.OPEN);
    assertThat(balance()).isEqualTo(Amount.ZERO);
    assertRefused(() -> decide(asked, world.office), "secondPerson");
    decide(asked, world.second);
    assertThat(balance()).isEqualTo(new Amount(360, 0));
    var entry = world.use(() -> world.books.of(world.tenant, teacher)).entries().get(0);
    var evidence = world.use(() -> world.evidenceBook.get(world.tenant, entry.credit().evidence()));
    assertThat(evidence.facts().source().title()).isEqualTo("兰州市城关区 · 西北师范大学");
    assertThat(world.use(() -> world.verification.verify(world.office)).findings()).isEmpty();
  }

  @Test
  void the_same_credit_brought_again_is_credited_once_whatever_brings_it() {
    decide(propose("k", List.of(row(Map.of()))), world.second);
    assertThat(problems(row(Map.of()))).containsExactly("imported");
    assertThat(
            problems(
                row(Map.of()), row(Map.of(Column.TITLE, "另一门")), row(Map.of(Column.TITLE, "另一门"))))
        .containsExactly("imported", "twice");
    assertThat(propose("k", List.of(row(Map.of()))).state()).isEqualTo(Correction.State.ACCEPTED);
    assertThat(balance()).isEqualTo(new Amount(360, 0));
  }

  @Test
  void two_open_requests_for_one_credit_are_credited_once() {
    var one = propose("k", List.of(row(Map.of())));
    var other = propose("l", List.of(row(Map.of(Column.HOURS, "8", Column.NAME, ""))));
    decide(one, world.second);
    assertThatThrownBy(() -> decide(other, world.second)).isInstanceOf(Refusal.class);
    assertThat(balance()).isEqualTo(new Amount(360, 0));
    assertThat(world.use(() -> world.corrections.get(world.tenant, other.id())).state())
        .as("stays open")
        .isEqualTo(Correction.State.OPEN);
  }

  @ParameterizedTest
  @CsvSource({
    "STAFF_NUMBER, '', missing",
    "STAFF_NUMBER, 404, unknownStaff",
    "NAME, 李建国, nameDiffers",
    "DISTRICT, '', missing",
    "MODE, 面授班, unknownWord",
    "HOURS, -1, minutes",
    "HOURS, 0, minutes",
    "HOURS, 1e9, unreadable",
    "HOURS, NaN, unreadable",
    "HOURS, 999999, minutes",
    "HOURS, 0.01, wholeMinutes",
    "MINUTES, 90.5, wholeMinutes",
    "MINUTES, 90, hoursAndMinutes",
    "EARNED_ON, 三月十日, unreadable",
    "EARNED_ON, 2026-02-30, unreadable",
    "EARNED_ON, 2031-01-01, future",
    "EARNED_ON, 1999-01-01, noRule",
    "STARTS_AT, 2026-03-10 09:00, oneTime",
  })
  void a_bad_cell_is_named(Column column, String value, String problem) {
    assertThat(problems(row(Map.of(column, value)))).containsExactly(problem);
  }

  @Test
  void every_problem_of_every_row_is_named_at_once_and_nothing_is_written() {
    var rows = new ArrayList<ImportRow>();
    rows.add(row(Map.of(Column.TITLE, "好的")));
    rows.add(row(Map.of(Column.HOURS, "-1", Column.EARNED_ON, "?", Column.MODE, "?")));
    var checked = world.use(() -> world.imports.check(world.tenant, rows));
    assertThat(checked.get(0).isGood()).isTrue();
    assertThat(checked.get(0).verdict().posted()).isEqualTo(360);
    assertThat(checked.get(1).problems()).hasSize(2);
    assertRefused(() -> propose("k", rows), "importRows");
    assertThat(world.use(() -> world.corrections.newest(world.tenant, false, null, 9))).isEmpty();
  }

  @Test
  void clock_time_is_not_credited_twice_and_both_sides_are_named() {
    desk.post(desk.proposed(desk.record("a", aSession(teacher))));
    var times =
        Map.of(
            Column.HOURS,
            "2",
            Column.STARTS_AT,
            "2026/3/10 10:00",
            Column.ENDS_AT,
            "2026/3/10 12:00");
    assertThat(problems(row(times))).containsExactly("overlap");
  }

  @Test
  void a_year_closed_between_asking_and_deciding_leaves_nothing_half_done() {
    var other = world.teacher("李建国");
    var asked =
        propose(
            "k",
            List.of(
                row(Map.of()),
                row(
                    Map.of(
                        Column.STAFF_NUMBER,
                        LedgerWorld.staffNumber(other),
                        Column.NAME,
                        "",
                        Column.EARNED_ON,
                        "2025-05-01"))));
    var year =
        new org.xueshi.ledger.entity.Period(
            java.time.LocalDate.of(2025, 1, 1), java.time.LocalDate.of(2025, 12, 31));
    var closing =
        new org.xueshi.ledger.entity.PeriodDecision.Asked(
            org.xueshi.ledger.entity.PeriodDecision.Kind.YEAR, null, year, year.to(), "结账", "1号");
    world.use(() -> world.periods.close(closing, world.office));
    assertThatThrownBy(() -> decide(asked, world.second))
        .isInstanceOfSatisfying(
            Refusal.class,
            no -> assertThat(no.text().arguments().get(0)).as("the row").isEqualTo(2));
    assertThat(balance()).isEqualTo(Amount.ZERO);
    assertThat(world.use(() -> world.evidenceBook.ofPerson(world.tenant, teacher))).isEmpty();
  }

  @Test
  void a_request_comes_with_a_paper_and_a_file_sent_twice_is_one() {
    assertRefused(
        () ->
            world.use(
                () ->
                    world.imports.propose(
                        new NewImport("k", List.of(row(Map.of())), "进修", List.of()), world.office)),
        "documentNeeded");
    var bytes = "工号,学时\n".getBytes(StandardCharsets.UTF_8);
    var first = world.use(() -> world.imports.keep("a.csv", bytes, world.office));
    assertThat(world.use(() -> world.imports.keep("b.csv", bytes, world.office))).isEqualTo(first);
  }

  private List<String> problems(ImportRow... rows) {
    return world.use(() -> world.imports.check(world.tenant, List.of(rows))).stream()
        .flatMap(one -> one.problems().stream())
        .map(problem -> problem.key().replaceFirst(".*\\.", ""))
        .toList();
  }

  /** A good row, with these cells instead. */
  private ImportRow row(Map<Column, String> other) {
    var cells = new EnumMap<Column, String>(Column.class);
    cells.put(Column.STAFF_NUMBER, LedgerWorld.staffNumber(teacher));
    cells.put(Column.NAME, "王 秀兰");
    cells.put(Column.DISTRICT, "兰州市城关区");
    cells.put(Column.INSTITUTION, "西北师范大学");
    cells.put(Column.TITLE, "骨干教师研修班");
    cells.put(Column.MODE, "跨区域交流");
    cells.put(Column.HOURS, "8");
    cells.put(Column.EARNED_ON, "2026/3/10");
    cells.putAll(other);
    return new ImportRow(2, cells);
  }

  private Correction propose(String key, List<ImportRow> rows) {
    return world.use(
        () ->
            world.imports.propose(new NewImport(key, rows, "外出进修", List.of(PAPER)), world.office));
  }

  private Correction decide(Correction asked, org.xueshi.web.entity.Actor by) {
    return world.use(() -> world.corrections.decide(asked.id(), true, "材料齐全", by));
  }

  private Amount balance() {
    return desk.balance(teacher);
  }

  private static void assertRefused(Runnable asked, String why) {
    assertThatThrownBy(asked::run)
        .isInstanceOfSatisfying(
            Refusal.class, no -> assertThat(no.text().key()).isEqualTo("ledger.refusal." + why));
  }
}
