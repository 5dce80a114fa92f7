package org.xueshi.training.boundary;

import java.util.List;
import org.xueshi.kernel.entity.Text;
import org.xueshi.resources.entity.ResourceRow;
import org.xueshi.training.entity.Component;
import org.xueshi.training.entity.ComponentKind;
import org.xueshi.training.entity.TrainingSession;

/**
 * The form of a component.
 *
 * @param existing null for a new one
 * @param resources what the library offers; only for units
 * @param next where to go on afterwards: {@code course} or {@code choose}
 */
public record ComponentModel(
    ComponentKind kind,
    Component existing,
    Fields fields,
    Text problem,
    List<ResourceRow> resources,
    List<TrainingSession> sessions,
    String next) {}
