package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.entity.Board;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.CourseRole;
import org.xueshi.web.entity.Viewer;

/** 进度一览: for trainers, and for the platform's administrators to look at. */
@Path("/c/{launch}/board")
@RequestScoped
public class BoardPages {

  /** The board and who is on it. */
  public record BoardModel(CourseRun run, Board board, Map<UUID, PersonRow> people) {

    public PersonRow person(Board.Line line) {
      return people.get(line.personId());
    }

    public long behind() {
      return board.lines().stream().filter(Board.Line::behind).count();
    }
  }

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private Boards boards;
  @Inject private Messages messages;

  @GET
  @Operation(hidden = true)
  public View board() {
    return View.of("training/board.jte", model(looking()));
  }

  @GET
  @Path("/table.csv")
  @Produces("text/csv; charset=utf-8")
  @Operation(hidden = true)
  public Response table() {
    var viewer = looking();
    return Response.ok(new BoardTable(messages, viewer.language()).write(model(viewer)))
        .header("Content-Disposition", "attachment; filename=\"progress.csv\"")
        .build();
  }

  private Viewer looking() {
    var viewer = current.launched();
    return viewer.role() == CourseRole.PLATFORM_ADMIN ? viewer : current.trainer();
  }

  private BoardModel model(Viewer viewer) {
    var run = runs.of(viewer);
    return new BoardModel(run, boards.of(run), boards.people(run));
  }
}
