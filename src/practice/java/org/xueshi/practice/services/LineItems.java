package org.xueshi.practice.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.launch.Urls;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Scopes;

/** The container of line items: list and create. */
final class LineItems {
  static final String CONTAINER = "application/vnd.ims.lis.v2.lineitemcontainer+json";
  static final String ITEM = "application/vnd.ims.lis.v2.lineitem+json";

  private final Site site;
  private final Gradebook gradebook;
  private final Urls urls;

  LineItems(Site site, Gradebook gradebook, Urls urls) {
    this.site = site;
    this.gradebook = gradebook;
    this.urls = urls;
  }

  ServiceResource resource() {
    return ServiceResource.at(
        "/([^/]+)/lineitems", List.of(CONTAINER, ITEM), List.of("GET", "POST"), this::answer);
  }

  private Response answer(Call call) throws ServiceRefused {
    if (call.is("POST")) {
      return create(call);
    }
    long tool = call.toolWith(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ);
    if (!List.of("", CONTAINER).contains(call.accept())) {
      throw ServiceRefused.badRequest("No context or unsupported content type");
    }
    return list(call, course(call), tool);
  }

  private Response list(Call call, long courseId, long tool) {
    List<GradeItem> items = filtered(gradebook.lineItems(courseId, tool), call.query());
    Paging paging = Paging.of(call.query());
    List<Object> page =
        paging.cut(items).stream().<Object>map(i -> LineItemJson.write(i, id(i))).toList();
    Response response = Response.of(CONTAINER + "; charset=utf-8", Json.write(page));
    String url = urls.lineItems(courseId, tool);
    return paging.link(url, items.size()).map(l -> response.with("Link", l)).orElse(response);
  }

  private static List<GradeItem> filtered(List<GradeItem> items, Parameters query) {
    Stream<GradeItem> wanted = items.stream();
    if (!query.get("resource_link_id").isEmpty()) {
      String link = query.get("resource_link_id");
      wanted = wanted.filter(item -> link.equals(Long.toString(item.linkId())));
    }
    if (!query.get("resource_id").isEmpty()) {
      wanted = wanted.filter(item -> query.get("resource_id").equals(item.resourceId()));
    }
    if (!query.get("tag").isEmpty()) {
      wanted = wanted.filter(item -> query.get("tag").equals(item.tag()));
    }
    return wanted.toList();
  }

  private Response create(Call call) throws ServiceRefused {
    long tool = call.toolWith(Scopes.LINE_ITEM);
    long courseId = course(call);
    Optional<Map<String, Object>> sent = Json.readObject(call.request().bodyText());
    Map<String, Object> json = sent.orElse(Map.of());
    if (json.get("label") == null || !LineItemJson.isNumeric(json.get("scoreMaximum"))) {
      throw ServiceRefused.badRequest("No label or Score Maximum");
    }
    requireLink(json, tool);
    GradeItem item = gradebook.add(LineItemJson.created(json, courseId, tool));
    var echoed = new LinkedHashMap<>(json);
    echoed.put("id", id(item));
    return Response.of(ITEM + "; charset=utf-8", Json.write(echoed)).status(201, "Created");
  }

  private void requireLink(Map<String, Object> json, long tool) throws ServiceRefused {
    if (!Json.text(json.get("resourceLinkId")).isEmpty()) {
      site.activity(LineItemJson.linkId(json))
          .filter(activity -> activity.toolId() == tool)
          .orElseThrow(ServiceRefused::forbidden);
    }
  }

  private long course(Call call) throws ServiceRefused {
    return site.course(call.name(0)).orElseThrow(() -> ServiceRefused.noCourse(call.name(0))).id();
  }

  private String id(GradeItem item) {
    return urls.lineItem(item);
  }
}
