package org.xueshi.roster.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.xueshi.kernel.entity.Text;
import org.xueshi.roster.entity.RosterChange;
import org.xueshi.roster.entity.RosterColumn;
import org.xueshi.roster.entity.RosterRow;

/** A roster by file: previewed, applied whole or not at all, taken back. */
class RosterImportsTest {

  private static final String ID = "11010519491231002X";

  private final RosterWorld world = new RosterWorld();

  @Test
  void every_problem_of_every_row_is_said_at_once_and_nothing_is_written() {
    world.school("S1");
    var id =
        keep(
            true,
            row(2, "1", "王建国", "S1", "小学", "2008/9/1", ID),
            row(3, "1", "", "S9", "大学", "昨天", "12345"),
            row(4, "", "李秀英", "S1", "初中", "", ID));
    var preview = world.use(() -> world.imports.preview(world.tenant, id));

    assertThat(preview.bad()).hasSize(2);
    assertThat(preview.bad().get(0).problems())
        .extracting(Text::key)
        .containsExactlyInAnyOrder(
            "roster.problem.missing",
            "roster.problem.twice",
            "roster.problem.idWrong",
            "roster.problem.school",
            "roster.problem.stage",
            "roster.problem.date");
    assertThat(preview.bad().get(1).problems())
        .extracting(Text::key)
        .containsExactlyInAnyOrder("roster.problem.missing", "roster.problem.idTwice");
    refused("roster.refusal.problems", () -> apply(id, false));
    assertThat(people()).isZero();
  }

  @Test
  void an_applied_file_changes_ends_and_brings_back_and_an_undone_one_restores() {
    world.school("S1");
    apply(keep(true, row(2, "1", "王建国", "S1"), row(3, "2", "李秀英", "S1")), false);
    assertThat(people()).isEqualTo(2);

    var second = keep(true, row(2, "2", "李秀英", "S1", "小学", "", ""), row(3, "3", "张伟", "S1"));
    apply(second, false);
    assertThat(world.left("1")).isEqualTo("2026-11-24");
    assertThat(people()).isEqualTo(3);

    world.run(() -> world.imports.undo(world.tenant, second, world.office));
    assertThat(world.left("1")).isEqualTo("-");
    assertThat(world.left("3")).isEqualTo("2026-11-24");
    refused(
        "roster.refusal.undone",
        () -> world.run(() -> world.imports.undo(world.tenant, second, world.office)));
  }

  @Test
  void an_import_is_not_undone_over_the_heads_of_people_changed_since() {
    world.school("S1");
    var first = keep(false, row(2, "1", "王建国", "S1"));
    apply(first, false);
    apply(keep(false, row(2, "1", "王建军", "S1")), false);
    refused(
        "roster.refusal.changedSince",
        () -> world.run(() -> world.imports.undo(world.tenant, first, world.office)));
  }

  @Test
  void what_was_not_seen_is_not_applied_and_many_leavers_must_be_meant() {
    world.school("S1");
    var rows = new ArrayList<RosterRow>();
    for (var i = 1; i <= 8; i++) {
      rows.add(row(i + 1, "" + i, "王建国", "S1"));
    }
    apply(keep(true, rows.toArray(RosterRow[]::new)), false);
    var few = keep(true, row(2, "1", "王建国", "S1"));
    refused("roster.refusal.leavers", () -> apply(few, false));
    refused(
        "roster.refusal.moved",
        () -> world.use(() -> world.imports.apply(world.tenant, few, "x", true, world.office)));
    var done = apply(few, true);
    assertThat(done.count(RosterChange.Kind.LEFT)).isEqualTo(7);
    refused("roster.refusal.applied", () -> apply(few, true));
  }

  @Test
  void an_identity_number_is_nowhere_and_found_again_by_its_hash() {
    world.school("S1");
    apply(keep(false, row(2, "1", "王建国", "S1", "", "", ID)), false);
    var kept =
        world.jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select lines::text || (select id_hash from person) from roster_import")
                    .mapTo(String.class)
                    .one());
    assertThat(kept).doesNotContain("110105").doesNotContain("002X");
    var other = keep(false, row(2, "2", "李秀英", "S1", "", "", ID));
    assertThat(world.use(() -> world.imports.preview(world.tenant, other)).bad().get(0).problems())
        .containsExactly(Text.of("roster.problem.idTaken", "1"));
    var keyless =
        world.use(
            () ->
                world.keyless.keep(
                    world.tenant,
                    new RosterImports.Upload(
                        "a.csv",
                        RosterImports.Source.TABLE,
                        false,
                        List.of(row(2, "3", "张伟", "S1", "", "", ID))),
                    world.office));
    assertThat(
            world.use(() -> world.imports.preview(world.tenant, keyless)).bad().get(0).problems())
        .containsExactly(Text.of("roster.problem.idNoKey"));
  }

  private UUID keep(boolean whole, RosterRow... rows) {
    return world.use(
        () ->
            world.imports.keep(
                world.tenant,
                new RosterImports.Upload(
                    "roster.xlsx", RosterImports.Source.TABLE, whole, List.of(rows)),
                world.office));
  }

  private RosterImports.Preview apply(UUID id, boolean leavers) {
    return world.use(
        () -> {
          var seen = world.imports.preview(world.tenant, id).seen();
          return world.imports.apply(world.tenant, id, seen, leavers, world.office);
        });
  }

  private int people() {
    return world.jdbi.withHandle(
        handle -> handle.createQuery("select count(*) from person").mapTo(Integer.class).one());
  }

  private static void refused(
      String key, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call).hasMessage(key);
  }

  private static RosterRow row(
      int number, String staff, String name, String school, String... more) {
    var cells = new EnumMap<RosterColumn, String>(RosterColumn.class);
    cells.put(RosterColumn.STAFF_NUMBER, staff);
    cells.put(RosterColumn.NAME, name);
    cells.put(RosterColumn.SCHOOL_CODE, school);
    if (more.length > 0) {
      cells.put(RosterColumn.STAGE, more[0]);
      cells.put(RosterColumn.HIRED_ON, more[1]);
      cells.put(RosterColumn.ID_NUMBER, more[2]);
    }
    return new RosterRow(number, cells);
  }
}
