package org.xueshi.practice.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Scopes;

/** A single line item: get, put, delete. */
final class LineItemService {
  private static final String TYPE = LineItems.ITEM + "; charset=utf-8";

  private final Site site;
  private final Gradebook gradebook;
  private final LineItemAccess access;

  LineItemService(Site site, Gradebook gradebook, LineItemAccess access) {
    this.site = site;
    this.gradebook = gradebook;
    this.access = access;
  }

  List<ServiceResource> resources() {
    List<String> formats = List.of(LineItems.ITEM);
    List<String> methods = List.of("GET", "PUT", "DELETE");
    return List.of(ServiceResource.at(LineItemAccess.PATH, formats, methods, this::answer));
  }

  private Response answer(Call call) throws ServiceRefused {
    return switch (call.request().method()) {
      case "PUT" -> replace(call);
      case "DELETE" -> delete(call);
      default -> show(call);
    };
  }

  private Response show(Call call) throws ServiceRefused {
    long tool = call.toolWith(Scopes.LINE_ITEM, Scopes.LINE_ITEM_READ);
    GradeItem item = access.item(call, tool);
    return json(LineItemJson.write(item, id(call)));
  }

  private Response replace(Call call) throws ServiceRefused {
    GradeItem item = access.item(call, call.toolWith(Scopes.LINE_ITEM));
    Map<String, Object> json = Json.readObject(call.request().bodyText()).orElse(Map.of());
    if (json.get("label") == null || !LineItemJson.isNumeric(json.get("scoreMaximum"))) {
      throw ServiceRefused.badRequest("Bad Request");
    }
    GradeItem changed = LineItemJson.replaced(item, json);
    gradebook.change(changed);
    var echoed = new LinkedHashMap<>(json);
    echoed.putIfAbsent("id", id(call));
    return json(echoed);
  }

  /** The activity of a coupled line item stays, without grade. */
  private Response delete(Call call) throws ServiceRefused {
    GradeItem item = access.item(call, call.toolWith(Scopes.LINE_ITEM));
    gradebook.remove(item);
    if (item.coupled()) {
      site.activity(item.linkId()).ifPresent(activity -> site.change(activity.ungraded()));
    }
    return Response.of("text/html; charset=utf-8", "").status(204, "OK");
  }

  private String id(Call call) {
    return access.address(call) + call.typeIdSuffix();
  }

  private static Response json(Map<String, Object> body) {
    return Response.of(TYPE, Json.write(body));
  }
}
