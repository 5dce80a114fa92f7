package org.xueshi.gradebook.boundary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.gradebook.boundary.GradebookModels.Rounding;
import org.xueshi.gradebook.control.SheetTables.Share;
import org.xueshi.gradebook.entity.CountedColumn;
import org.xueshi.gradebook.entity.GradeFile;
import org.xueshi.gradebook.entity.SheetApply;
import org.xueshi.gradebook.entity.SheetColumn;
import org.xueshi.gradebook.entity.SheetFilter;
import org.xueshi.gradebook.entity.SheetFinding;
import org.xueshi.gradebook.entity.SheetRow;
import org.xueshi.gradebook.entity.SheetRun;
import org.xueshi.gradebook.entity.SheetSetting;
import org.xueshi.gradebook.entity.SiteConnection;
import org.xueshi.kernel.entity.Text;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.Mode;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.entity.CourseRun;

/** What the Office's pages of native columns show. */
public final class SheetModels {

  private SheetModels() {}

  /** Minutes as hours, by the mode of their column. */
  public record Clockwork(Rounding rounding, Map<UUID, Mode> modes) {

    static Clockwork of(Rounding rounding, List<CountedColumn> columns) {
      var modes = new java.util.HashMap<UUID, Mode>();
      columns.forEach(column -> modes.put(column.id(), column.terms().mode()));
      return new Clockwork(rounding, modes);
    }

    public BigDecimal hours(UUID column, int minutes) {
      var mode = modes.getOrDefault(column, Mode.REMOTE);
      return rounding.of(Hours.ofMinutes(minutes, rounding.hour().minutes(mode)));
    }
  }

  /**
   * The table.
   *
   * @param connected whether the platform has a token
   * @param run the newest; null for never
   * @param working the apply that is under way, or the last; null for none
   * @param mayPost whether the viewer may read, decide and apply
   */
  public record TableModel(
      CourseRun course,
      boolean connected,
      SheetRun run,
      List<CountedColumn> counted,
      Map<SheetFinding, Integer> counts,
      SheetApply.Total total,
      Share share,
      SheetApply working,
      SheetFilter asked,
      Paging<SheetRow> rows,
      Clockwork clockwork,
      boolean mayPost,
      Text problem) {

    public int count(SheetFinding.Group group) {
      return counts.entrySet().stream()
          .filter(each -> each.getKey().group() == group)
          .mapToInt(Map.Entry::getValue)
          .sum();
    }

    public int all() {
      return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    public boolean busy() {
      return run != null && run.reading() || working != null && working.working();
    }

    public String with(SheetFinding.Group group) {
      return SheetQuery.of(
          new SheetFilter(
              group, null, asked.change(), asked.column(), asked.words(), asked.order()));
    }
  }

  /** Before applying. */
  public record DraftModel(CourseRun course, SheetApply.Total total, Text problem) {}

  /** An apply and what became of its lines. */
  public record ApplyModel(
      CourseRun course,
      SheetApply apply,
      Map<SheetApply.RowState, Integer> counts,
      Paging<SheetApply.Row> rows,
      Map<UUID, PersonRow> people,
      Map<UUID, CountedColumn> columns,
      boolean chinese,
      boolean mayPost,
      Text problem) {

    public int done() {
      return apply.rows() - counts.getOrDefault(SheetApply.RowState.WAITING, 0);
    }

    public boolean mayUndo() {
      return mayPost
          && apply.state() == SheetApply.State.APPLIED
          && counts.containsKey(SheetApply.RowState.DONE);
    }

    public String name(SheetApply.Row row) {
      var person = people.get(row.personId());
      return person == null ? "" : person.displayName();
    }

    public String because(SheetApply.Row row) {
      return chinese ? row.becauseZh() : row.becauseEn();
    }
  }

  /** Which columns count. */
  public record ColumnsModel(
      CourseRun course,
      boolean connected,
      List<CountedColumn> columns,
      SheetSetting setting,
      List<SheetRun> runs,
      Text problem) {}

  /**
   * A file.
   *
   * @param id null before it is handed in
   * @param file null before it is handed in
   */
  public record FileModel(CourseRun course, UUID id, GradeFile file, Text problem) {

    public long faulty() {
      return file.rows().stream().filter(row -> !row.problems().isEmpty()).count();
    }

    /** What to suggest where the file does not say it. */
    public static BigDecimal suggested(GradeFile.SheetHeading heading) {
      var hundred = BigDecimal.valueOf(100);
      if (heading.maximum().signum() > 0) {
        return heading.maximum();
      }
      return heading.highest().compareTo(hundred) > 0 ? heading.highest() : hundred;
    }
  }

  /** Platforms and their tokens. */
  public record ConnectionsModel(List<Platform> platforms, Text problem) {}

  /**
   * @param connection null without a token
   */
  public record Platform(UUID id, String name, String address, SiteConnection connection) {}

  /** What a column is called; totals and completions have no name of their own. */
  public static Text title(SheetColumn column) {
    return column.title().isBlank()
        ? Text.of("gradebook.sheet.kind." + column.kind())
        : column.kind().isCompletion()
            ? Text.of("gradebook.sheet.done", column.title())
            : Text.of("gradebook.sheet.named", column.title());
  }

  /** The colour of what comparing came to. */
  public static String tag(SheetFinding finding) {
    return switch (finding.group()) {
      case POST -> "tag-info";
      case LOOK -> "tag-warn";
      case DONE -> "tag-good";
      case NOTHING -> "";
    };
  }

  /** The colour of what became of a line. */
  public static String tag(SheetApply.RowState state) {
    return switch (state) {
      case DONE -> "tag-good";
      case REFUSED -> "tag-bad";
      case ASKED -> "tag-warn";
      default -> "tag-info";
    };
  }
}
