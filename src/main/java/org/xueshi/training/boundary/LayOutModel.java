package org.xueshi.training.boundary;

import java.util.List;
import org.xueshi.kernel.entity.Text;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.Project;

/**
 * Laying out a course run, or attaching one that the Office prepared.
 *
 * @param problem why what was typed does not do; null at first
 * @param next where to go on: {@code course} or {@code choose}
 * @param existing the run whose dates are changed; null for a new one
 */
public record LayOutModel(
    Fields fields,
    Text problem,
    List<Project> projects,
    List<CourseRun> prepared,
    String next,
    CourseRun existing) {}
