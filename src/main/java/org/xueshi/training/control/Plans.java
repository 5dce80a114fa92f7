package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Project;

/** From a component up to what it belongs to. */
@ApplicationScoped
class Plans {

  private CourseRuns runs;
  private Projects projects;

  protected Plans() {}

  @Inject
  Plans(CourseRuns runs, Projects projects) {
    this.runs = runs;
    this.projects = projects;
  }

  CourseRun run(Component component) {
    return runs.get(component.tenantId(), component.courseRunId());
  }

  Project project(CourseRun run) {
    return projects.get(run.tenantId(), run.projectId());
  }
}
