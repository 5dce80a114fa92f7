package org.xueshi.ledger.control;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;
import org.xueshi.ledger.entity.Course;
import org.xueshi.ledger.entity.Level;
import org.xueshi.ledger.entity.ProjectKind;
import org.xueshi.ledger.entity.Theme;

/** The columns that evidence and entries have in common: the course as it was then. */
final class CourseColumns {

  private CourseColumns() {}

  static void bind(SqlStatement<?> statement, Course course) {
    statement
        .bind("courseRun", course.runId())
        .bind("courseTitle", course.title())
        .bind("projectKind", course.kind())
        .bind("level", course.level())
        .bind("theme", course.theme())
        .bind("courseEnds", course.endsOn());
  }

  static Course read(ResultSet row) throws SQLException {
    return new Course(
        row.getObject("course_run_id", UUID.class),
        row.getString("course_title"),
        ProjectKind.valueOf(row.getString("project_kind")),
        Level.valueOf(row.getString("level")),
        Theme.valueOf(row.getString("theme")),
        row.getObject("course_ends_on", LocalDate.class));
  }
}
