package org.xueshi.gradebook.boundary;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.xueshi.gradebook.control.SheetTables.Share;
import org.xueshi.gradebook.entity.CreditTable;
import org.xueshi.gradebook.entity.Draft;
import org.xueshi.gradebook.entity.Finding;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Line;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.gradebook.entity.Reading;
import org.xueshi.gradebook.entity.Teacher;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.ledger.entity.RulePack;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.entity.CourseRun;

/** What the Office's pages of gradebook to credit show. */
public final class GradebookModels {

  private GradebookModels() {}

  /**
   * The list of course runs.
   *
   * @param share of all completions in platforms: with an entry or a stated reason
   */
  public record ListModel(List<Row> rows, Share share, boolean mayPost) {}

  /**
   * A course run in the list.
   *
   * @param platform its platform's name; null if it is in no platform's course
   * @param latest the last look at its gradebook; null for never
   * @param share of completions with an entry or a stated reason; null without completions
   */
  public record Row(
      CourseRun course,
      String platform,
      int participants,
      int parts,
      GradebookRun latest,
      Share share) {}

  /**
   * A course run's table.
   *
   * @param whole all of it: for the totals
   * @param some what was asked for
   * @param run the last look at the gradebook; null for never
   * @param mayPost whether the viewer may read and post
   */
  public record TableModel(
      CourseRun course,
      String platform,
      GradebookRun run,
      List<Reading> readings,
      CreditTable whole,
      TableQuery asked,
      Paging<Teacher> some,
      Rounding rounding,
      boolean mayPost) {

    public Map<Finding.Group, Long> counts() {
      return whole.counts();
    }

    public long ready() {
      return counts().get(Finding.Group.POST);
    }

    /** Whether there is anything on this page to choose. */
    public boolean choosable() {
      return mayPost
          && some.shown().stream()
              .flatMap(teacher -> teacher.lines().stream())
              .anyMatch(line -> !line.postable().isEmpty());
    }

    public long all() {
      return whole.lines().count();
    }
  }

  /** Before posting. */
  public record DraftModel(CourseRun course, Draft draft, Rounding rounding) {}

  /** After posting. */
  public record PostedModel(
      CourseRun course, Posted posted, Map<UUID, PersonRow> people, boolean chinese) {

    public String name(Posted.Row row) {
      var person = people.get(row.personId());
      return person == null ? "" : person.displayName();
    }

    public String because(Posted.Row row) {
      return chinese ? row.becauseZh() : row.becauseEn();
    }
  }

  /** The colour of what comparing came to. */
  public static String tag(Line line) {
    return switch (line.finding().group()) {
      case POST -> "tag-info";
      case LOOK -> "tag-warn";
      case DONE -> "tag-good";
      case NOTHING -> "";
    };
  }

  /** The colour of a run. */
  public static String tag(GradebookRun run) {
    return switch (run.state()) {
      case READING -> "tag-info";
      case READ -> "tag-good";
      case PARTLY, UNREAD -> "tag-warn";
    };
  }

  /** The colour of what came of posting. */
  public static String tag(Posted.Row row) {
    return switch (row.outcome()) {
      case POSTED -> "tag-good";
      case ALREADY_POSTED -> "tag-info";
      case REFUSED -> "tag-bad";
    };
  }

  /** How hours are shown: exact inside, rounded for the eye by the pack's rule. */
  public record Rounding(RulePack.Hour hour) {
    public BigDecimal of(Hours hours) {
      return hours.rounded(hour.scale(), hour.rounding());
    }
  }
}
