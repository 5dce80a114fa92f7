package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xueshi.lti.control.PagedClient.Reading;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.Result;
import org.xueshi.lti.entity.Scope;

/** Reads grades back (AGS 2.0, 3.6). No page size is asked for: with one, Moodle fails. */
@ApplicationScoped
public class Results {

  private static final String CONTAINER = "application/vnd.ims.lis.v2.resultcontainer+json";

  private PagedClient pages;

  protected Results() {}

  @Inject
  public Results(PagedClient pages) {
    this.pages = pages;
  }

  /**
   * All results of a column; people without a grade may be missing.
   *
   * @throws PlatformFailure if they cannot be read
   */
  public List<Result> of(LineItemRef column) {
    return read(column, column.service("results"));
  }

  /** One person's result, or empty. */
  public Optional<Result> of(LineItemRef column, String userId) {
    return read(column, Paging.with(column.service("results"), "user_id", userId)).stream()
        .filter(result -> result.userId().equals(userId))
        .findFirst();
  }

  private List<Result> read(LineItemRef column, URI address) {
    var results = new ArrayList<Result>();
    var service = new CourseService(column.tenant(), column.registrationId(), address);
    pages.read(
        new Reading(service, Scope.RESULT_READ, CONTAINER, next -> next),
        page ->
            Jose.jsonList(page.body())
                .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "results"))
                .forEach(each -> result(each).ifPresent(results::add)));
    return List.copyOf(results);
  }

  private static Optional<Result> result(Claims result) {
    return result
        .identifier("userId")
        .map(
            userId ->
                new Result(
                    userId,
                    result.number("resultScore").map(BigDecimal::valueOf).orElse(null),
                    result.number("resultMaximum").map(BigDecimal::valueOf).orElse(null),
                    result.text("comment").orElse(""),
                    result.text("timestamp").orElse("")));
  }
}
