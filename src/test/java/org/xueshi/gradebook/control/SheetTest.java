package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.CountedColumn.Terms;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetApply.RowState;
import org.xueshi.gradebook.entity.SheetChange;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetFinding;
import org.xueshi.gradebook.entity.SheetFinding.Decision;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.gradebook.entity.SiteConnection;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.practice.faults.Faults.Part;
import org.xueshi.practice.gradebook.GradeItem;

/** From a platform's native columns, or a file, to the ledger: real HTTP, a real book. */
class SheetTest {

  private static final String WANG = "王建国";
  private static final String LI = "李秀英";

  private final SheetWorld sheet = new SheetWorld();

  @AfterEach
  void close() {
    sheet.close();
  }

  @Test
  void a_native_column_that_counts_is_credited_once_however_often_it_is_read_and_applied() {
    var wang = graded(WANG, 88);
    assertThat(finding(wang)).isEqualTo(SheetFinding.NEW);
    var apply = sheet.apply();
    assertThat(sheet.applies.counts(apply)).containsEntry(RowState.DONE, 1);
    assertThat(finding(wang)).isEqualTo(SheetFinding.CREDITED);
    assertThat(sheet.standing()).isEqualTo(90);
    sheet.read();
    assertThat(sheet.tables.total(sheet.world.tenant, sheet.world.run.id()).rows()).isZero();
    assertThat(sheet.standing()).isEqualTo(90);
  }

  @Test
  void nothing_is_applied_that_was_not_looked_at() {
    graded(WANG, 88);
    var seen = sheet.tables.total(sheet.world.tenant, sheet.world.run.id());
    var li = sheet.world.learner(LI);
    sheet.grade(column, LI, 90);
    sheet.read();
    assertThat(finding(li)).isEqualTo(SheetFinding.NEW);
    assertThatThrownBy(
            () ->
                sheet.world.training.use(
                    () -> sheet.applies.apply(sheet.world.run.id(), seen, sheet.world.office)))
        .isInstanceOf(Refusal.class)
        .hasMessage("gradebook.refusal.changedSince");
    assertThat(sheet.standing()).isZero();
  }

  @Test
  void up_down_zero_missing_below_and_left_are_told_apart() {
    var wang = graded(WANG, 50);
    assertThat(finding(wang)).isEqualTo(SheetFinding.BELOW_PASS);
    sheet.grade(column, WANG, 70);
    sheet.read();
    assertThat(sheet.row(wang).line().change()).isEqualTo(SheetChange.UP);
    assertThat(finding(wang)).isEqualTo(SheetFinding.NEW);
    sheet.grade(column, WANG, 61);
    sheet.read();
    assertThat(sheet.row(wang).line().change()).isEqualTo(SheetChange.DOWN);
    assertThat(sheet.row(wang).line().was()).isEqualByComparingTo("70");
    sheet.grade(column, WANG, 0);
    sheet.read();
    assertThat(finding(wang)).isEqualTo(SheetFinding.ZERO);
    sheet.grade(column, WANG, null);
    sheet.read();
    assertThat(finding(wang)).isEqualTo(SheetFinding.MISSING);
    assertThat(sheet.row(wang).line().change()).isEqualTo(SheetChange.GONE);
    sheet.grade(column, WANG, 95);
    sheet
        .world
        .services
        .platform
        .hooks()
        .site()
        .unenrol(sheet.world.courseId, sheet.world.platformPerson(WANG).id());
    sheet.read();
    // What was last known of somebody who left: nothing was read of them any more.
    assertThat(finding(wang)).isEqualTo(SheetFinding.MISSING);
  }

  @Test
  void a_grade_lowered_after_credit_is_shown_and_corrected_only_by_decision_or_stated_policy() {
    var wang = graded(WANG, 88);
    sheet.apply();
    sheet.grade(column, WANG, 10);
    sheet.read();
    assertThat(finding(wang)).isEqualTo(SheetFinding.LOWERED);
    assertThat(sheet.row(wang).action()).isNull();
    assertThat(sheet.standing()).isEqualTo(90);
    policy(SheetSetting.Lowered.CORRECT, SheetSetting.Schedule.OFF);
    assertThat(sheet.row(wang).action()).isEqualTo(Decision.CORRECT);
    var apply = sheet.apply();
    // Ninety minutes is what one person may correct alone.
    assertThat(sheet.applies.counts(apply)).containsEntry(RowState.DONE, 1);
    assertThat(sheet.standing()).isZero();
    assertThat(finding(wang)).isEqualTo(SheetFinding.BELOW_PASS);
  }

  @Test
  void above_the_limit_a_correction_waits_for_a_second_person() {
    var wang = graded(WANG, 88, 180);
    sheet.apply();
    sheet.grade(column, WANG, 10);
    sheet.read();
    policy(SheetSetting.Lowered.CORRECT, SheetSetting.Schedule.OFF);
    var apply = sheet.apply();
    assertThat(sheet.applies.counts(apply)).containsEntry(RowState.ASKED, 1);
    assertThat(sheet.standing()).isEqualTo(180);
    assertThat(finding(wang)).isEqualTo(SheetFinding.LOWERED);
  }

  @Test
  void an_apply_is_taken_back_as_one_act_and_comes_back_only_by_decision() {
    var wang = graded(WANG, 88);
    var apply = sheet.apply();
    sheet.world.training.run(() -> sheet.applies.undo(apply.id(), "成绩册导错了", sheet.world.office));
    sheet.work();
    assertThat(sheet.applies.get(sheet.world.tenant, apply.id()).state())
        .isEqualTo(SheetApply.State.UNDONE);
    assertThat(sheet.standing()).isZero();
    assertThat(finding(wang)).isEqualTo(SheetFinding.REVERSED);
    decide(wang, Decision.CREDIT, "核实后恢复");
    sheet.apply();
    assertThat(sheet.standing()).isEqualTo(90);
    assertThat(finding(wang)).isEqualTo(SheetFinding.CREDITED);
  }

  @Test
  void what_is_left_alone_has_a_reason_and_counts_as_settled() {
    var wang = graded(WANG, 88);
    assertThat(share()).isZero();
    assertThatThrownBy(() -> decide(wang, Decision.LEAVE, " "))
        .hasMessage("gradebook.refusal.reason");
    decide(wang, Decision.LEAVE, "与校本研修重复");
    assertThat(sheet.tables.total(sheet.world.tenant, sheet.world.run.id()).rows()).isZero();
    assertThat(share()).isEqualTo(100);
    sheet.read();
    assertThat(sheet.row(wang).decided().reason()).isEqualTo("与校本研修重复");
    assertThat(sheet.world.count("sheet_decision")).isEqualTo(1);
  }

  @Test
  void the_overall_grade_decides_where_columns_have_weights() {
    var wang = graded(WANG, 88);
    var exam = sheet.manual("结业考试", 50);
    sheet.read();
    sheet.count("平时作业", 90, 30);
    sheet.count("结业考试", 45, 70);
    sheet.grade(exam, WANG, 10);
    sheet.read();
    assertThat(sheet.rows().stream().filter(row -> wang.equals(row.line().personId())))
        .extracting(row -> row.line().result().finding())
        .containsExactlyInAnyOrder(SheetFinding.OVERALL, SheetFinding.BELOW_PASS);
  }

  @Test
  void our_own_column_earns_nothing_twice_and_shows_what_was_changed_by_hand() {
    var wang = sheet.world.learner(WANG);
    sheet.world.attends(wang);
    sheet.world.send();
    sheet.connect();
    sheet.read();
    sheet.count("集中研修", 90, 0);
    sheet.read();
    assertThat(finding(wang)).isEqualTo(SheetFinding.OVERLAPPING);
    sheet.world.gradeByHand(WANG, 70);
    sheet.read();
    assertThat(finding(wang)).isEqualTo(SheetFinding.EDITED);
  }

  @Test
  void completion_of_the_course_counts_like_a_grade() {
    var wang = sheet.world.learner(WANG);
    sheet.world.attends(wang);
    sheet.world.send();
    sheet.connect();
    sheet.read();
    var before = sheet.counted.of(sheet.world.tenant, sheet.world.run.id());
    assertThat(before).extracting(column -> column.column().kind().isCompletion()).contains(true);
    var done =
        before.stream()
            .filter(column -> column.column().kind() == SheetColumn.Kind.COURSE_DONE)
            .findFirst()
            .orElseThrow();
    sheet.counted.count(
        sheet.world.tenant,
        sheet.world.run.id(),
        Map.of(done.id(), new Terms(100, 0, 45, Mode.REMOTE, true)));
    sheet.read();
    assertThat(finding(wang)).isEqualTo(SheetFinding.NEW);
  }

  @Test
  void a_platform_that_is_away_is_asked_again_when_it_said_so_and_the_run_goes_on() {
    graded(WANG, 88);
    var faults = sheet.world.services.platform.hooks().faults();
    faults.unavailable(Part.REST, 120);
    var run = sheet.read();
    assertThat(run.state()).isEqualTo(SheetRun.State.READING);
    assertThat(run.because()).isEqualTo(SheetRun.Trouble.AWAY);
    faults.clear();
    assertThat(sheet.reader.readNext(sheet.world.tenant)).as("before Retry-After").isFalse();
    sheet.world.clock.forward(301);
    assertThat(sheet.reader.readNext(sheet.world.tenant)).isTrue();
    assertThat(sheet.runs.get(sheet.world.tenant, run.id()).state()).isEqualTo(SheetRun.State.READ);
  }

  @Test
  void a_token_that_is_not_taken_is_said_at_once_and_never_shown() {
    graded(WANG, 88);
    sheet.connections.keep(
        sheet.world.tenant, sheet.world.services.registration, "0123456789abcdef0123456789abcdef");
    assertThat(sheet.read().because()).isEqualTo(SheetRun.Trouble.NOT_TRUSTED);
    var tested = sheet.connections.test(sheet.world.tenant, sheet.world.services.registration);
    assertThat(tested.outcome()).isEqualTo(SiteConnection.Outcome.NOT_TRUSTED);
    var stored =
        sheet.world.training.jdbi.withHandle(
            handle ->
                handle.createQuery("select token from site_connection").mapTo(String.class).one());
    assertThat(stored).doesNotContain("0123456789abcdef");
    sheet.connect();
    assertThat(
            sheet.connections.test(sheet.world.tenant, sheet.world.services.registration).outcome())
        .isEqualTo(SiteConnection.Outcome.WORKS);
  }

  @Test
  void a_reader_that_died_is_taken_over_and_nothing_is_kept_twice() {
    graded(WANG, 88);
    var run = sheet.runs.start(sheet.world.run.id(), sheet.world.office);
    var now = sheet.world.clock.instant();
    sheet.stores.runs().claim(sheet.world.tenant, now, now.plus(SheetReader.LEASE));
    assertThat(sheet.reader.readNext(sheet.world.tenant)).isFalse();
    sheet.world.clock.forward(SheetReader.LEASE.plus(Duration.ofSeconds(1)).toSeconds());
    var cells = sheet.world.count("sheet_cell");
    assertThat(sheet.reader.readNext(sheet.world.tenant)).isTrue();
    assertThat(sheet.runs.get(sheet.world.tenant, run.id()).state()).isEqualTo(SheetRun.State.READ);
    assertThat(sheet.world.count("sheet_cell")).isEqualTo(cells);
  }

  @Test
  void a_schedule_reads_and_applies_only_what_its_policy_allows() {
    var wang = graded(WANG, 88);
    policy(SheetSetting.Lowered.LOOK, SheetSetting.Schedule.APPLY);
    assertThat(sheet.runs.startDue(sheet.world.tenant)).isZero();
    sheet.world.clock.forward(24 * 3600 + 1);
    assertThat(sheet.runs.startDue(sheet.world.tenant)).isEqualTo(1);
    assertThat(sheet.runs.startDue(sheet.world.tenant)).as("only once").isZero();
    sheet.reader.readNext(sheet.world.tenant);
    sheet.work();
    assertThat(finding(wang)).isEqualTo(SheetFinding.CREDITED);
    sheet.grade(column, WANG, 10);
    sheet.world.clock.forward(24 * 3600 + 1);
    sheet.runs.startDue(sheet.world.tenant);
    sheet.reader.readNext(sheet.world.tenant);
    sheet.work();
    assertThat(finding(wang)).isEqualTo(SheetFinding.LOWERED);
    assertThat(sheet.standing()).isEqualTo(90);
  }

  @Test
  void a_file_is_matched_by_number_or_address_and_what_it_does_not_know_needs_a_look() {
    var wang = sheet.world.learner(WANG);
    var number = staffNumber(wang);
    sheet.file(
        "姓,名,学号,电子邮件地址,\"测验：单元测验 (分数)\",课程总分 (分数)\n"
            + "王,建国,"
            + number
            + ",w@example.cn,88.00,88.00\n"
            + "某,某,X-404,x@example.cn,90.00,90.00\n");
    sheet.count("单元测验", 90, 0);
    sheet.file(
        "姓,名,学号,电子邮件地址,\"测验：单元测验 (分数)\",课程总分 (分数)\n"
            + "王,建国,"
            + number
            + ",w@example.cn,88.00,88.00\n"
            + "某,某,X-404,x@example.cn,90.00,90.00\n");
    assertThat(finding(wang)).isEqualTo(SheetFinding.NEW);
    assertThat(sheet.rows())
        .extracting(row -> row.line().result().finding())
        .contains(SheetFinding.UNMATCHED);
    sheet.apply();
    assertThat(sheet.standing()).isEqualTo(90);
  }

  @Test
  void what_was_read_and_decided_cannot_be_rewritten_by_the_application() {
    var wang = graded(WANG, 88);
    decide(wang, Decision.LEAVE, "重复");
    for (var table : List.of("sheet_cell", "sheet_decision", "sheet_file")) {
      assertThatThrownBy(
              () ->
                  sheet.world.training.jdbi.useHandle(
                      handle -> handle.execute("delete from " + table)))
          .as(table)
          .hasMessageContaining("permission denied");
    }
  }

  private GradeItem column;

  private UUID graded(String name, int points) {
    return graded(name, points, 90);
  }

  /** A learner with a grade in a native column that counts, read. */
  private UUID graded(String name, int points, int minutes) {
    var person = sheet.world.learner(name);
    sheet.connect();
    column = sheet.manual("平时作业", 100);
    sheet.grade(column, name, points);
    sheet.read();
    sheet.count("平时作业", minutes, 0);
    sheet.read();
    return person;
  }

  private SheetFinding finding(UUID person) {
    return sheet.row(person).line().result().finding();
  }

  private int share() {
    return sheet.tables.shares(sheet.world.tenant).get(sheet.world.run.id()).percent();
  }

  private void policy(SheetSetting.Lowered lowered, SheetSetting.Schedule schedule) {
    sheet.counted.set(
        sheet.world.tenant,
        sheet.world.run.id(),
        new SheetSetting(lowered, schedule, 24, 60, null));
  }

  private void decide(UUID person, Decision decision, String reason) {
    var line = sheet.row(person).line();
    sheet.tables.decide(
        sheet.world.run.id(),
        new SheetTables.Wanted(decision, reason),
        List.of(line.columnId() + "/" + line.subject()),
        sheet.world.office);
  }

  private String staffNumber(UUID person) {
    return sheet.world.training.jdbi.withHandle(
        handle ->
            handle
                .createQuery("select staff_number from person where id = ?")
                .bind(0, person)
                .mapTo(String.class)
                .one());
  }
}
