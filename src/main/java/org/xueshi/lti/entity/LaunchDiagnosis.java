package org.xueshi.lti.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.xueshi.lti.entity.LaunchRecord.Failure;
import org.xueshi.lti.entity.LaunchRecord.Outcome;

/**
 * A recorded launch taken apart: what became of each check. Only failures are recorded, so a check
 * that is not among them passed, if the launch came as far as being judged.
 *
 * @param checks one per {@link Check}, in order; empty if no token was judged
 * @param others what failed before or beside the checks
 */
public record LaunchDiagnosis(List<Line> checks, List<Failure> others) {

  /** How a check came out. */
  public enum Result {
    PASSED,
    FAILED,
    /** Not worth trying, since something before it had failed. */
    NOT_TRIED
  }

  /**
   * One check.
   *
   * @param failure null if it passed
   */
  public record Line(Check check, Result result, Failure failure) {}

  public static LaunchDiagnosis of(LaunchRecord launch) {
    Map<String, Failure> failed =
        launch.failed().stream()
            .collect(Collectors.toMap(Failure::name, Function.identity(), (one, other) -> one));
    var lines = new ArrayList<Line>();
    for (var check : Check.values()) {
      lines.add(line(check, failed.remove(check.name())));
    }
    var judged =
        launch.outcome() != Outcome.REFUSED
            || lines.stream().anyMatch(line -> line.result() != Result.PASSED);
    return new LaunchDiagnosis(judged ? lines : List.of(), List.copyOf(failed.values()));
  }

  private static Line line(Check check, Failure failure) {
    if (failure == null) {
      return new Line(check, Result.PASSED, null);
    }
    var untried = failure.detail().equals(Signature.NOT_TRIED.name());
    return new Line(check, untried ? Result.NOT_TRIED : Result.FAILED, failure);
  }
}
