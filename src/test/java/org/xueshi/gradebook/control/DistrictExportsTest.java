package org.xueshi.gradebook.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.xueshi.gradebook.entity.ExportJob;
import org.xueshi.gradebook.entity.ExportJob.RowState;
import org.xueshi.gradebook.entity.ExportLayout;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.kernel.entity.Text;

/** Files for other systems: what is new, and what became of each row. */
class DistrictExportsTest {

  private static final String LAYOUT =
      """
      人员标识 = PERSON_KEY
      姓名 = NAME
      学时 = HOURS
      方式 = MODE : 方式
      [方式]
      FACE_TO_FACE = 02
      """;

  private final SheetWorld sheet = new SheetWorld();
  private final DistrictExports exports =
      new DistrictExports(new ExportStore(sheet.world.training.jdbi), sheet.world.clock);

  @AfterEach
  void close() {
    sheet.close();
  }

  @Test
  void only_what_is_new_since_the_last_acceptance_goes_out_and_a_later_record_supersedes() {
    var apply = credited();
    var layout = layout(LAYOUT);
    var first = made(layout);
    assertThat(first.states()).containsEntry(RowState.SENT, 1);
    assertThat(row(first).facts()).containsKey("PERSON_KEY").containsEntry("MODE", "FACE_TO_FACE");
    answer(first, "rejected,教师编号有误");
    assertThat(row(first).reason()).isEqualTo("教师编号有误");
    var second = made(layout);
    assertThat(row(second).recordId()).isEqualTo(row(first).recordId());
    answer(second, "接收,");
    assertThatThrownBy(() -> made(layout)).hasMessage("gradebook.refusal.nothingToExport");
    sheet.world.training.run(() -> sheet.applies.undo(apply.id(), "重算", sheet.world.office));
    sheet.work();
    var third = made(layout);
    assertThat(row(third).facts()).containsEntry("MINUTES", "0");
    answer(third, "accepted,");
    assertThat(row(exports.get(sheet.world.tenant, second.id())).state())
        .isEqualTo(RowState.SUPERSEDED);
  }

  @Test
  void all_errors_are_said_at_once_and_no_file_is_made() {
    credited();
    assertThat(ExportLayout.parse("甲\n乙 = WAGE\n丙 = MODE : 无\n").problems())
        .extracting(Text::key)
        .containsExactly(
            "gradebook.export.problem.line",
            "gradebook.export.problem.field",
            "gradebook.export.problem.table");
    var layout = layout("方式 = MODE : 方式\n[方式]\nREMOTE = 01\n");
    assertThatThrownBy(() -> made(layout))
        .isInstanceOfSatisfying(
            DistrictExports.Faulty.class,
            faulty ->
                assertThat(faulty.problems())
                    .extracting(Text::key)
                    .containsExactly("gradebook.export.problem.code"));
    assertThat(exports.newest(sheet.world.tenant, 10)).isEmpty();
  }

  @Test
  void receipts_with_one_error_take_nothing() {
    credited();
    var file = made(layout(LAYOUT));
    var text = "编号,结果,原因\n" + row(file).recordId() + ",接收,\n" + UUID.randomUUID() + ",也许,\n";
    var read =
        exports.receipts(sheet.world.tenant, file.id(), text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.problems()).hasSize(1);
    assertThat(row(file).state()).isEqualTo(RowState.SENT);
  }

  private SheetApply credited() {
    sheet.world.training.aParticipant(sheet.world.run);
    var number =
        sheet.world.training.jdbi.withHandle(
            handle ->
                handle.createQuery("select staff_number from person").mapTo(String.class).one());
    var file = "学号,甲 (分数)\n" + number + ",88\n";
    sheet.file(file);
    sheet.count("甲", 90, 0);
    sheet.file(file);
    return sheet.apply();
  }

  private UUID layout(String definition) {
    assertThat(exports.keep(sheet.world.tenant, "省级", definition)).isEmpty();
    return exports.layouts(sheet.world.tenant).get(0).id();
  }

  private ExportJob made(UUID layout) {
    var made = sheet.world.training.use(() -> exports.make(layout, sheet.world.office));
    return exports.get(sheet.world.tenant, made.job());
  }

  private ExportJob.Row row(ExportJob job) {
    return exports.rows(sheet.world.tenant, job.id()).get(0);
  }

  private void answer(ExportJob job, String said) {
    var text = "编号,结果,原因\n" + row(job).recordId() + "," + said + "\n";
    var read =
        exports.receipts(sheet.world.tenant, job.id(), text.getBytes(StandardCharsets.UTF_8));
    assertThat(read.problems()).isEmpty();
  }
}
