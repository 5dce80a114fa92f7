package org.xueshi.kernel.control;

import java.util.List;
import java.util.UUID;
import org.xueshi.kernel.entity.Measure;

/**
 * What a feature lets an operator watch; one bean a feature. Read at most a few times in a minute,
 * so a statement or two on an index is what it may cost.
 */
public interface Measures {

  /** The numbers of this moment; always the same names and tags, so that zero is seen as zero. */
  List<Measure> measures(UUID tenant);
}
