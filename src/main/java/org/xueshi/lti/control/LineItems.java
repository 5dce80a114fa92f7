package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.lti.control.PagedClient.Reading;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItem;
import org.xueshi.lti.entity.LineItemRef;
import org.xueshi.lti.entity.NewColumn;
import org.xueshi.lti.entity.Scope;

/**
 * Grade columns (AGS 2.0, 3.2, 3.3). Looked for before one is made, since platforms make a second
 * one without complaint; never changed, since a changed maximum gives everybody ungraded a zero in
 * Moodle.
 */
@ApplicationScoped
public class LineItems {

  private static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  private static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

  private PagedClient pages;
  private ServiceClient services;

  protected LineItems() {}

  @Inject
  public LineItems(PagedClient pages, ServiceClient services) {
    this.pages = pages;
    this.services = services;
  }

  /**
   * This tool's columns in a course.
   *
   * @param columns the address the launch gave ({@code lineitems})
   * @throws PlatformFailure if they cannot be read
   */
  public List<LineItem> list(CourseService columns) {
    var items = new ArrayList<LineItem>();
    pages.read(
        new Reading(columns, Scope.LINE_ITEM, CONTAINER, address -> address),
        page ->
            Jose.jsonList(page.body())
                .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "line items"))
                .forEach(each -> item(each).ifPresent(items::add)));
    return List.copyOf(items);
  }

  /**
   * The column with this resource id and tag; made if there is none, standing by itself
   * (<em>declared</em>). Two that make it at once both go on with the one listed first.
   *
   * @throws PlatformFailure if the platform cannot be asked or refuses
   */
  public LineItem findOrCreate(CourseService columns, NewColumn wanted) {
    return find(columns, item -> isFor(item, wanted))
        .orElseGet(
            () -> {
              var made = create(columns, body(wanted));
              return find(columns, item -> isFor(item, wanted)).orElse(made);
            });
  }

  /**
   * The column that belongs to an activity (<em>coupled</em>); made if the activity has none at
   * all. A second one is never made for the same activity: launches would then name neither.
   *
   * @param resourceLinkId the platform's activity
   * @throws PlatformFailure as {@link #findOrCreate}
   */
  public LineItem findOrCouple(CourseService columns, NewColumn wanted, String resourceLinkId) {
    return find(columns, item -> item.resourceLinkId().equals(resourceLinkId))
        .orElseGet(
            () -> {
              var body = body(wanted);
              body.put("resourceLinkId", resourceLinkId);
              return create(columns, body);
            });
  }

  /**
   * Removes a column made for a trial.
   *
   * @throws Refusal CONFLICT if it belongs to an activity or holds a grade: both would be lost
   * @throws PlatformFailure if the platform cannot be asked or refuses
   */
  public void delete(LineItemRef column) {
    var call = Call.get(column.url()).accepting(ITEM);
    var coupled =
        Jose.json(send(column, call).body())
            .flatMap(read -> item(new Claims(read)))
            .map(item -> !item.resourceLinkId().isEmpty())
            .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "line item"));
    if (coupled) {
      throw Refusal.conflict("lti.column.coupled");
    }
    if (new Results(pages).of(column).stream().anyMatch(result -> result.score() != null)) {
      throw Refusal.conflict("lti.column.graded");
    }
    send(column, Call.delete(column.url()));
  }

  static LinkedHashMap<String, Object> body(NewColumn column) {
    var body = new LinkedHashMap<String, Object>();
    body.put("label", column.label());
    body.put("scoreMaximum", column.scoreMaximum());
    body.put("resourceId", column.resourceId());
    body.put("tag", column.tag());
    return body;
  }

  private Optional<LineItem> find(CourseService columns, Predicate<LineItem> wanted) {
    return list(columns).stream().filter(wanted).findFirst();
  }

  private static boolean isFor(LineItem item, NewColumn wanted) {
    return item.resourceId().equals(wanted.resourceId()) && item.tag().equals(wanted.tag());
  }

  private Reply send(LineItemRef column, Call call) {
    return services.require(column.tenant(), column.registrationId(), Scope.LINE_ITEM, call);
  }

  private LineItem create(CourseService columns, Map<String, Object> body) {
    var call = Call.post(columns.url(), ITEM, Jose.json(body)).accepting(ITEM);
    var reply = services.require(columns.tenant(), columns.registrationId(), Scope.LINE_ITEM, call);
    return Jose.json(reply.body())
        .flatMap(created -> item(new Claims(created)))
        .orElseThrow(() -> new PlatformFailure(Kind.UNUSABLE_ANSWER, "line item"));
  }

  private static Optional<LineItem> item(Claims item) {
    return item.url("id")
        .map(
            url ->
                new LineItem(
                    url,
                    item.text("label").orElse(""),
                    BigDecimal.valueOf(item.number("scoreMaximum").orElse(0.0)),
                    item.text("resourceId").orElse(""),
                    item.text("tag").orElse(""),
                    item.text("resourceLinkId").orElse("")));
  }
}
