package org.xueshi.gradebook.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.shiro.authz.annotation.RequiresPermissions;
import org.xueshi.gradebook.control.CreditPostings;
import org.xueshi.gradebook.control.CreditTables;
import org.xueshi.gradebook.control.GradebookRuns;
import org.xueshi.gradebook.entity.Choice;
import org.xueshi.gradebook.entity.CreditTable;
import org.xueshi.gradebook.entity.Draft;
import org.xueshi.gradebook.entity.Finding;
import org.xueshi.gradebook.entity.GradebookRun;
import org.xueshi.gradebook.entity.Posted;
import org.xueshi.kernel.entity.Ids;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.ledger.entity.Outcome;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.Language;

/** Gradebook to credit by API. Permission {@code gradebook:post}. */
@Path("/api/v1")
@RequiresPermissions("gradebook:post")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class GradebookResource {

  /** A run; {@code finishedAt} is null while it is reading. */
  public record RunBody(
      UUID id,
      UUID courseRunId,
      GradebookRun.State state,
      Instant startedAt,
      Instant finishedAt,
      int columnsTotal,
      int columnsRead) {

    static RunBody of(GradebookRun run) {
      return new RunBody(
          run.id(),
          run.courseRunId(),
          run.state(),
          run.startedAt(),
          run.finishedAt(),
          run.columnsTotal(),
          run.columnsRead());
    }
  }

  /** A run and what comparing came to: lines by group, hours that would be posted and held. */
  public record TableBody(
      RunBody run, Map<String, Long> lines, BigDecimal hoursToPost, BigDecimal hoursToHold) {}

  /** What came of a posting; {@code already} stood in the ledger before. */
  public record PostingBody(UUID id, int posted, int already, int refused, List<NoBody> reasons) {}

  /** One that was refused. */
  public record NoBody(UUID evidenceId, UUID personId, String component, String because) {}

  @Inject private CurrentViewer current;
  @Inject private GradebookRuns runs;
  @Inject private CreditTables tables;
  @Inject private CreditPostings postings;
  @Inject private CourseFacts courses;

  /**
   * Has a course run's gradebook read. Answers at once; ask for the run until it is no longer
   * READING. With an {@code Idempotency-Key}, a repetition gets the same run.
   */
  @POST
  @Path("/course-runs/{id}/gradebook-runs")
  public Response start(
      @PathParam("id") String id, @HeaderParam("Idempotency-Key") String requestKey) {
    var run = runs.start(parse(id), requestKey, current.actor());
    return Response.accepted(RunBody.of(run)).build();
  }

  /** A run, and what the table of its course run says now. */
  @GET
  @Path("/gradebook-runs/{id}")
  @RequiresPermissions("gradebook:read")
  public TableBody run(@PathParam("id") String id) {
    var tenant = current.viewer().tenant();
    var run = runs.get(tenant, parse(id));
    var table = tables.of(tenant, run.courseRunId());
    var rounding = courses.rounding(tenant);
    var lines =
        table.counts().entrySet().stream()
            .collect(Collectors.toMap(entry -> entry.getKey().name(), Map.Entry::getValue));
    return new TableBody(
        RunBody.of(run),
        lines,
        rounding.of(table.proposed().posted()),
        rounding.of(table.proposed().held()));
  }

  /**
   * Posts everything that is ready, and nothing that needs a look. Repeated, nothing new is posted.
   */
  @POST
  @Path("/gradebook-runs/{id}/posting")
  public PostingBody post(@PathParam("id") String id) {
    var tenant = current.viewer().tenant();
    var run = runs.get(tenant, parse(id));
    if (run.reading()) {
      throw Refusal.conflict("gradebook.refusal.stillReading");
    }
    var before = credited(tables.of(tenant, run.courseRunId()));
    var choices =
        postings.draftOfReady(tenant, run.courseRunId()).creditable().stream()
            .map(Draft.Item::choice)
            .map(choice -> choice.orElse(null))
            .filter(Objects::nonNull)
            .toList();
    return choices.isEmpty()
        ? new PostingBody(null, 0, before, 0, List.of())
        : body(run, choices, before);
  }

  private PostingBody body(GradebookRun run, List<Choice> choices, int before) {
    var posted = postings.post(run, choices, current.actor());
    var refused =
        posted.with(Outcome.Status.REFUSED).stream()
            .map(
                row ->
                    new NoBody(
                        row.evidenceId(), row.personId(), row.componentTitle(), because(row)))
            .toList();
    return new PostingBody(
        posted.id(), posted.posted(), before + posted.already(), posted.refused(), refused);
  }

  private String because(Posted.Row row) {
    return current.viewer().language() == Language.ZH_CN ? row.becauseZh() : row.becauseEn();
  }

  private static int credited(CreditTable table) {
    return (int) table.lines().filter(line -> line.finding() == Finding.CREDITED).count();
  }

  private static UUID parse(String id) {
    return Ids.parse(id).orElseThrow(Refusal::notFound);
  }
}
