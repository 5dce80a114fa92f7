package org.xueshi.ledger.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.control.Checkpoints;
import org.xueshi.ledger.control.DistrictStandings;
import org.xueshi.ledger.control.Verification;
import org.xueshi.ledger.entity.Hours;
import org.xueshi.people.control.Schools;
import org.xueshi.web.boundary.Sheet;
import org.xueshi.web.boundary.Sheets;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;

/** 周期总览: who has met, is on course, at risk or short, in the district and school by school. */
@Path("/console/ledger/dashboard")
@RequiresPermissions("ledger:read")
@RequestScoped
public class DashboardPages {

  /**
   * The list of teachers behind a number.
   *
   * @param lines of this page, those who lack most first
   * @param all on however many pages
   */
  public record TeachersModel(
      DashboardQuery asked,
      DistrictStandings.Picture picture,
      List<DashboardQuery.Line> lines,
      int all,
      int pages,
      Map<UUID, String> schools) {

    /** Hours as the pack's rounding rule shows them. */
    public BigDecimal shown(Hours hours) {
      return picture.pack().hour().shown(hours);
    }
  }

  @Inject private CurrentViewer current;
  @Inject private DistrictStandings standings;
  @Inject private Verification verification;
  @Inject private Checkpoints checkpoints;
  @Inject private Schools schools;
  @Inject private Messages messages;
  @Inject private Clock clock;

  @GET
  @Operation(hidden = true)
  public View dashboard(@BeanParam DashboardQuery asked) {
    return View.of("ledger/dashboard.jte", model(asked));
  }

  @GET
  @Path("/teachers")
  @Operation(hidden = true)
  public View teachers(@BeanParam DashboardQuery asked) {
    var picture = picture(asked);
    var all = asked.lines(picture);
    return View.of(
        "ledger/teachers.jte",
        new TeachersModel(
            asked,
            picture,
            DashboardQuery.cut(all, asked.page()),
            all.size(),
            DashboardQuery.pages(all.size()),
            schools.names(current.viewer().tenant())));
  }

  @GET
  @Path("/schools.{format: csv|xlsx}")
  @Operation(hidden = true)
  public Response schoolSheet(@PathParam("format") String format, @BeanParam DashboardQuery asked) {
    var model = model(asked);
    var hour = model.picture().pack().hour();
    var header =
        Stream.of("school", "teachers", "met", "onCourse", "atRisk", "short", "average")
            .map(column -> text("ledger.column." + column))
            .toList();
    var rows =
        model.schools().stream()
            .map(
                one ->
                    Arrays.<Object>asList(
                        one.name(),
                        one.count().all(),
                        one.count().met(),
                        one.count().onCourse(),
                        one.count().atRisk(),
                        one.count().isShort(),
                        hour.shown(one.average())));
    return Sheets.answer(
        new Sheet(text("ledger.dashboard.bySchool"), header, rows),
        Sheets.Format.of(format),
        "schools-" + model.day());
  }

  @GET
  @Path("/teachers.{format: csv|xlsx}")
  @Operation(hidden = true)
  public Response teacherSheet(
      @PathParam("format") String format, @BeanParam DashboardQuery asked) {
    var picture = picture(asked);
    var header =
        Stream.of(
                "staffNumber",
                "person",
                "school",
                "requirement",
                "have",
                "required",
                "lacking",
                "held",
                "pace",
                "outlook")
            .map(column -> text("ledger.column." + column))
            .toList();
    var rows = asked.lines(picture).stream().map(line -> cells(picture, line));
    return Sheets.answer(
        new Sheet(text("ledger.dashboard.teachers"), header, rows),
        Sheets.Format.of(format),
        "teachers-" + picture.known().asOf());
  }

  private List<Object> cells(DistrictStandings.Picture picture, DashboardQuery.Line line) {
    var hour = picture.pack().hour();
    var cell = line.cell();
    return Arrays.asList(
        line.teacher().staffNumber(),
        line.teacher().name(),
        line.teacher().schoolName(),
        cell.requirement().name(current.viewer().language().tag()),
        hour.shown(cell.have()),
        hour.shown(cell.required()),
        hour.shown(cell.lacking()),
        hour.shown(cell.held()),
        cell.forecast(picture.known()).atPace().map(hour::shown).orElse(null),
        text("ledger.outlook." + cell.outlook()));
  }

  private DashboardModel model(DashboardQuery asked) {
    var picture = picture(asked);
    var tenant = current.viewer().tenant();
    var run = verification.runs(tenant, 1).stream().findFirst();
    var seal = checkpoints.newest(tenant, 1).stream().findFirst();
    return new DashboardModel(
        picture, asked.asOf(), run.orElse(null), seal.orElse(null), clock.instant());
  }

  private DistrictStandings.Picture picture(DashboardQuery asked) {
    var tenant = current.console().tenant();
    if (asked.isUnreadable()) {
      throw Refusal.invalid("ledger.search.badDate");
    }
    return standings.of(tenant, asked.day());
  }

  private String text(String key) {
    return messages.text(current.viewer().language(), key);
  }
}
