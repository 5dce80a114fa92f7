package org.xueshi.practice.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.gradebook.Grade;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.pages.MoodleError;
import org.xueshi.practice.tools.Scopes;

/** The results of a line item: what stands in the gradebook, also by a teacher's hand. */
final class Results {
  private static final String FORMAT = "application/vnd.ims.lis.v2.resultcontainer+json";

  private final Gradebook gradebook;
  private final LineItemAccess access;

  Results(Gradebook gradebook, LineItemAccess access) {
    this.gradebook = gradebook;
    this.access = access;
  }

  ServiceResource resource() {
    String path = LineItemAccess.PATH + "/results";
    return ServiceResource.at(path, List.of(FORMAT), List.of("GET"), this::answer);
  }

  private Response answer(Call call) throws ServiceRefused {
    GradeItem item = access.item(call, call.toolWith(Scopes.RESULT_READ));
    Paging paging = Paging.of(call.query());
    if (paging.wanted() && call.query().has("type_id")) {
      throw MoodleError.exception("Call to a member function out() on null");
    }
    List<Grade> rows = rows(item, call.query().get("user_id"));
    List<Map<String, Object>> page =
        paging.cut(rows).stream().map(grade -> json(grade, item, call)).toList();
    Response response = Response.of(FORMAT + "; charset=utf-8", Json.write(page));
    String url = access.address(call) + "/results";
    return paging.link(url, rows.size()).map(l -> response.with("Link", l)).orElse(response);
  }

  /** Coupled columns leave out who has no grade; the others show an empty row. */
  private List<Grade> rows(GradeItem item, String personId) {
    return gradebook.grades(item.id()).stream()
        .filter(grade -> grade.value() != null || !item.coupled())
        .filter(g -> personId.isEmpty() || personId.equals(Long.toString(g.personId())))
        .toList();
  }

  private Map<String, Object> json(Grade grade, GradeItem item, Call call) {
    String address = access.address(call);
    String type = call.typeIdSuffix();
    var json = new LinkedHashMap<String, Object>();
    json.put(
        "id",
        address + "/results" + (type.isEmpty() ? "?" : type + "&") + "user_id=" + grade.personId());
    json.put("userId", Long.toString(grade.personId()));
    if (grade.value() != null) {
      json.put("resultScore", LineItemJson.number(grade.value()));
      json.put("resultMaximum", LineItemJson.number(item.maximum()));
      if (!grade.comment().isEmpty()) {
        json.put("comment", grade.comment());
      }
      json.put("scoreOf", address + type);
      json.put("timestamp", Timestamps.write(grade.modifiedSeconds()));
    }
    return json;
  }
}
