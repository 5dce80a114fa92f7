package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.control.Clocks;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.LaunchArchive;
import org.xueshi.lti.control.LaunchArchive.Found;
import org.xueshi.lti.control.LaunchRecorder;
import org.xueshi.lti.control.Logins;
import org.xueshi.lti.control.Registrations;
import org.xueshi.lti.entity.LaunchDiagnosis;
import org.xueshi.lti.entity.LaunchRecord;
import org.xueshi.lti.entity.LaunchRecord.Outcome;
import org.xueshi.lti.entity.LaunchSearch;
import org.xueshi.lti.entity.Registration;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;

/** The launch recorder in the console: what was refused, why, and what to do about it. */
@Path("/console/launches")
@RequiresPermissions("platform:read")
@RequestScoped
public class LaunchRecorderPages {

  private static final int PAGE_SIZE = 50;

  /** What is asked for, as it stands in the form: each part may be empty. */
  public record Asked(String reference, String platform, String outcome, String day) {}

  /** What was found; {@code missed} if a number was asked for that is not on record. */
  public record RecorderModel(
      Asked asked, boolean missed, Found found, List<Registration> platforms, long keptDays) {

    /** Name of the platform, or empty if it is not known. */
    public String platform(LaunchRecord launch) {
      return name(platforms, launch);
    }

    public List<Outcome> outcomes() {
      return List.of(Outcome.values());
    }

    /** Whether anything narrows the list. */
    public boolean narrowed() {
      return !(asked.platform() + asked.outcome() + asked.day()).isEmpty();
    }

    /** Address of the next page; null if this is the last. */
    public String next() {
      var query = new LinkedHashMap<String, String>();
      query.put("platform", asked.platform());
      query.put("outcome", asked.outcome());
      query.put("day", asked.day());
      query.put("after", found.next().map(UUID::toString).orElse(""));
      return found
          .next()
          .map(id -> Logins.withQuery(URI.create("/console/launches"), query).toString())
          .orElse(null);
    }
  }

  /** One launch taken apart. */
  public record LaunchModel(LaunchRecord launch, LaunchDiagnosis diagnosis, String platform) {}

  @Inject private LaunchRecorder recorder;
  @Inject private LaunchArchive archive;
  @Inject private Registrations registrations;
  @Inject private CurrentViewer current;
  @Inject private PublicUrls urls;

  @GET
  @Operation(hidden = true)
  public Response page(
      @QueryParam("reference") String reference,
      @QueryParam("platform") String platform,
      @QueryParam("outcome") String outcome,
      @QueryParam("day") String day,
      @QueryParam("after") String after) {
    var asked = new Asked(number(reference), plain(platform), plain(outcome), plain(day));
    var tenant = current.viewer().tenant();
    if (!asked.reference().isEmpty()
        && recorder.byReference(tenant, asked.reference()).isPresent()) {
      return Response.seeOther(URI.create(urls.absolute("/console/launches/" + asked.reference())))
          .build();
    }
    var found = archive.find(tenant, search(asked, after), PAGE_SIZE);
    return View.answer(
        View.of(
            "lti/launches.jte",
            new RecorderModel(
                asked,
                !asked.reference().isEmpty(),
                found,
                registrations.all(tenant),
                archive.keep().toDays())));
  }

  @GET
  @Path("/{reference: [0-9A-F]{10}}")
  @Operation(hidden = true)
  public View one(@PathParam("reference") String reference) {
    var tenant = current.viewer().tenant();
    var launch = recorder.byReference(tenant, reference).orElseThrow(Refusal::notFound);
    return View.of(
        "lti/launch.jte",
        new LaunchModel(
            launch, LaunchDiagnosis.of(launch), name(registrations.all(tenant), launch)));
  }

  private static LaunchSearch search(Asked asked, String after) {
    var outcome =
        Arrays.stream(Outcome.values())
            .filter(each -> each.name().equals(asked.outcome()))
            .findFirst()
            .orElse(null);
    var day = day(asked.day());
    return new LaunchSearch(
        Ids.parse(asked.platform()).orElse(null),
        outcome,
        day.map(LaunchRecorderPages::begins).orElse(null),
        day.map(each -> begins(each.plusDays(1))).orElse(null),
        Ids.parse(plain(after)).orElse(null));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException none) {
      return Optional.empty();
    }
  }

  private static Instant begins(LocalDate day) {
    return day.atStartOfDay(Clocks.DISTRICT_ZONE).toInstant();
  }

  private static String name(List<Registration> platforms, LaunchRecord launch) {
    Map<UUID, String> names =
        platforms.stream().collect(Collectors.toMap(Registration::id, Registration::name));
    return launch.registrationId() == null ? "" : names.getOrDefault(launch.registrationId(), "");
  }

  private static String number(String reference) {
    return plain(reference).toUpperCase(Locale.ROOT);
  }

  private static String plain(String text) {
    return text == null ? "" : text.strip();
  }
}
