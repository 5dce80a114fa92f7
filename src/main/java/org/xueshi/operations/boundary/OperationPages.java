package org.xueshi.operations.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Measure;
import org.xueshi.operations.control.MeasureBoard;
import org.xueshi.operations.control.SetUp;
import org.xueshi.operations.entity.Finding;
import org.xueshi.operations.entity.Lateness;
import org.xueshi.web.boundary.View;

/** How the tool is running: the set-up examined, and the numbers of this moment. */
@Path("/console/operation")
@RequiresPermissions("platform:read")
@RequestScoped
public class OperationPages {

  /** Findings with the worst first. */
  public record OperationModel(List<Finding> findings, List<Measure> measures) {

    public long count(Finding.Level level) {
      return findings.stream().filter(finding -> finding.level() == level).count();
    }

    public boolean isLate(Measure measure) {
      return Lateness.isLate(measure);
    }

    /** Tags as a watcher writes them, e.g. {@code state=waiting}. */
    public String tags(Measure measure) {
      return measure.tags().entrySet().stream()
          .map(Map.Entry::toString)
          .collect(java.util.stream.Collectors.joining(", "));
    }

    /** Whole numbers without a point. */
    public String value(Measure measure) {
      return measure.value() == Math.rint(measure.value())
          ? String.valueOf((long) measure.value())
          : String.format(java.util.Locale.ROOT, "%.1f", measure.value());
    }
  }

  @Inject private SetUp setUp;
  @Inject private MeasureBoard board;

  @GET
  @Operation(hidden = true)
  public View page() {
    return View.of("operations/operation.jte", new OperationModel(setUp.examine(), board.all()));
  }
}
