package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.lti.control.LaunchRecorder;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;

/** The launch recorder in the console: what was refused, why, and what to do about it. */
@Path("/console/launches")
@RequiresPermissions("platform:read")
@RequestScoped
public class LaunchRecorderPages {

  /** What was found; {@code reference} as asked for, or empty. */
  public record RecorderModel(
      String reference, List<LaunchRecord> launches, Map<UUID, String> platforms) {

    /** Name of the platform, or empty if it is not known. */
    public String platform(LaunchRecord launch) {
      return launch.registrationId() == null
          ? ""
          : platforms.getOrDefault(launch.registrationId(), "");
    }
  }

  @Inject private LaunchRecorder recorder;
  @Inject private Registrations registrations;
  @Inject private CurrentViewer current;

  @GET
  @Operation(hidden = true)
  public View page(@QueryParam("reference") String asked) {
    var tenant = current.viewer().tenant();
    var reference = asked == null ? "" : asked.strip().toUpperCase(Locale.ROOT);
    var launches =
        reference.isEmpty()
            ? recorder.recent(tenant, null, true)
            : recorder.byReference(tenant, reference).stream().toList();
    var names =
        registrations.all(tenant).stream()
            .collect(Collectors.toMap(Registration::id, Registration::name));
    return View.of("lti/launches.jte", new RecorderModel(reference, launches, names));
  }
}
