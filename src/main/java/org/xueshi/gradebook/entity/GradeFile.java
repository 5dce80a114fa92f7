package org.xueshi.gradebook.entity;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Text;

/**
 * A gradebook file, read.
 *
 * @param columns that hold grades; a maximum the file does not say is 0
 * @param left headings that are neither a grade nor a person, and so are left out
 */
public record GradeFile(
    SheetSource source, List<SheetHeading> columns, List<Row> rows, List<String> left) {

  /** Larger files are refused before they are read. */
  public static final int BYTES_MAX = 32 << 20;

  public GradeFile {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    left = List.copyOf(left);
  }

  /**
   * A column of the file.
   *
   * @param maximum 0 if the file does not say it
   * @param highest grade in it; 0 if there is none
   */
  public record SheetHeading(String key, String title, BigDecimal maximum, BigDecimal highest) {}

  /**
   * Somebody's row.
   *
   * @param number in the file, the heading being 1
   * @param grades by column; empty cells are missing
   * @param problems everything that is wrong with it
   */
  public record Row(
      int number, SheetAccount account, Map<String, BigDecimal> grades, List<Text> problems) {

    public Row {
      grades = Map.copyOf(grades);
      problems = List.copyOf(problems);
    }
  }
}
