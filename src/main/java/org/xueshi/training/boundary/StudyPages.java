package org.xueshi.training.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.people.entity.PersonRow;
import org.xueshi.training.control.Boards;
import org.xueshi.training.control.CourseRuns;
import org.xueshi.training.control.StudyAccounts;
import org.xueshi.training.entity.CourseRun;
import org.xueshi.training.entity.RemoteUnit;
import org.xueshi.training.entity.StudyAccount;
import org.xueshi.web.boundary.View;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.entity.CourseRole;

/** 学习计时情况: what was granted to whom, and what looks unusual. For trainers and supervision. */
@Path("/c/{launch}/study")
@RequestScoped
public class StudyPages {

  /** One participant in one unit. */
  public record Line(PersonRow person, StudyAccount account) {

    public Duration lost() {
      return account.lost().values().stream().reduce(Duration.ZERO, Duration::plus);
    }
  }

  /** A unit with its participants; the unusual ones first. */
  public record UnitLines(RemoteUnit unit, List<Line> lines) {

    public long odd() {
      return lines.stream().filter(line -> !line.account().patterns().isEmpty()).count();
    }
  }

  /** All remote units of a run. */
  public record StudyModel(CourseRun run, List<UnitLines> units) {}

  @Inject private CurrentViewer current;
  @Inject private CourseRuns runs;
  @Inject private StudyAccounts accounts;
  @Inject private Boards boards;

  @GET
  @Operation(hidden = true)
  public View study() {
    var viewer = current.launched();
    if (viewer.role() != CourseRole.PLATFORM_ADMIN) {
      viewer = current.trainer();
    }
    var run = runs.of(viewer);
    var people = boards.people(run);
    var units =
        accounts.of(run).entrySet().stream()
            .map(entry -> new UnitLines(entry.getKey(), lines(entry.getValue(), people)))
            .toList();
    return View.of("training/study.jte", new StudyModel(run, units));
  }

  private static List<Line> lines(Map<UUID, StudyAccount> accounts, Map<UUID, PersonRow> people) {
    return accounts.entrySet().stream()
        .filter(entry -> people.containsKey(entry.getKey()))
        .map(entry -> new Line(people.get(entry.getKey()), entry.getValue()))
        .sorted(
            Comparator.comparingInt((Line line) -> -line.account().patterns().size())
                .thenComparing(line -> line.person().displayName()))
        .toList();
  }
}
