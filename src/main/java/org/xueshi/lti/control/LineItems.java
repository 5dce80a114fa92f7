package org.xueshi.lti.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.xueshi.lti.control.PagedClient.Reading;
import org.xueshi.lti.control.PlatformFailure.Kind;
import org.xueshi.lti.entity.Claims;
import org.xueshi.lti.entity.CourseService;
import org.xueshi.lti.entity.LineItem;
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
   * The column with this resource id and tag; made if there is none.
   *
   * @throws PlatformFailure if the platform cannot be asked or refuses
   */
  public LineItem findOrCreate(CourseService columns, NewColumn wanted) {
    return list(columns).stream()
        .filter(
            item ->
                item.resourceId().equals(wanted.resourceId()) && item.tag().equals(wanted.tag()))
        .findFirst()
        .orElseGet(() -> create(columns, wanted));
  }

  static Map<String, Object> body(NewColumn column) {
    var body = new LinkedHashMap<String, Object>();
    body.put("label", column.label());
    body.put("scoreMaximum", column.scoreMaximum());
    body.put("resourceId", column.resourceId());
    body.put("tag", column.tag());
    return body;
  }

  private LineItem create(CourseService columns, NewColumn wanted) {
    var call = Call.post(columns.url(), ITEM, Jose.json(body(wanted))).accepting(ITEM);
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
