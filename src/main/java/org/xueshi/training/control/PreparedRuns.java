package org.xueshi.training.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.xueshi.training.entity.ComponentPlan;
import org.xueshi.training.entity.CourseRun;

/** A whole course run at once, components included: it is there whole or not at all. */
@ApplicationScoped
public class PreparedRuns {

  private Projects projects;
  private CourseRuns runs;
  private Components components;

  protected PreparedRuns() {}

  @Inject
  PreparedRuns(Projects projects, CourseRuns runs, Components components) {
    this.projects = projects;
    this.runs = runs;
    this.components = components;
  }

  /** A run and its parts in their order. */
  public record Prepared(CourseRuns.Plan plan, List<ComponentPlan> parts, String courseKey) {}

  /**
   * @throws org.xueshi.kernel.entity.Refusal as {@link CourseRuns#layOut} and {@link
   *     Components#add}
   */
  @Transactional
  public CourseRun prepare(UUID tenant, UUID projectId, Prepared prepared) {
    var run = runs.layOut(tenant, projectId, prepared.plan(), prepared.courseKey());
    prepared.parts().forEach(part -> components.add(run, part));
    return run;
  }

  /**
   * A run in a project of its own: neither is there without the other.
   *
   * @throws org.xueshi.kernel.entity.Refusal as {@link Projects#create} and {@link
   *     CourseRuns#layOut}
   */
  @Transactional
  public CourseRun withProject(
      UUID tenant, Projects.Profile profile, CourseRuns.Plan plan, String courseKey) {
    var project = projects.create(tenant, profile, Projects.Design.NONE);
    return runs.layOut(tenant, project.id(), plan, courseKey);
  }
}
