package org.xueshi.gradebook.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.xueshi.gradebook.control.ColumnStore.Place;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Letter.Column;
import org.xueshi.training.control.Components;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Component;

/** The columns that a run of reading has to do with: one for each part of the course run. */
@ApplicationScoped
class RunColumns {

  private CourseRuns courses;
  private Components components;
  private Columns columns;

  protected RunColumns() {}

  @Inject
  RunColumns(CourseRuns courses, Components components, Columns columns) {
    this.courses = courses;
    this.components = components;
    this.columns = columns;
  }

  /** In the trainer's order; nothing if the course run is in no platform's course. */
  List<Column> of(GradebookRun run) {
    var courseKey = courses.get(run.tenant(), run.courseRunId()).courseKey();
    if (courseKey.isEmpty()) {
      return List.of();
    }
    return components.of(run.tenant(), run.courseRunId()).stream()
        .map(Component::id)
        .map(id -> columns.of(run.tenant(), Place.in(courseKey.get(), id)))
        .toList();
  }

  Columns.Found find(UUID tenant, Column column) {
    return columns.find(tenant, column);
  }
}
