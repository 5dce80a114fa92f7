package org.xueshi.practice.services;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.json.Json;

/** Line items as JSON. */
final class LineItemJson {
  private LineItemJson() {}

  static Map<String, Object> write(GradeItem item, String id) {
    var json = new LinkedHashMap<String, Object>();
    json.put("id", id);
    json.put("label", item.label());
    json.put("scoreMaximum", number(item.maximum()));
    if (item.resourceId() != null) {
      json.put("resourceId", item.resourceId());
    }
    json.put("tag", item.tag());
    if (item.linkId() != 0) {
      json.put("resourceLinkId", Long.toString(item.linkId()));
      json.put("ltiLinkId", Long.toString(item.linkId()));
    }
    if (!item.reviewUrl().isEmpty()) {
      json.put("submissionReview", review(item));
    }
    return json;
  }

  private static Map<String, Object> review(GradeItem item) {
    var review = new LinkedHashMap<String, Object>();
    review.put("url", item.reviewUrl());
    if (!item.reviewCustom().isEmpty()) {
      review.put("custom", pairs(item.reviewCustom()));
    }
    return review;
  }

  private static Map<String, String> pairs(String lines) {
    var pairs = new LinkedHashMap<String, String>();
    lines.lines().map(line -> line.split("=", 2)).forEach(pair -> pairs.put(pair[0], pair[1]));
    return pairs;
  }

  /** Whole numbers without a point, as PHP writes them. */
  static Number number(BigDecimal value) {
    BigDecimal plain = value.stripTrailingZeros();
    return plain.scale() <= 0 ? (Number) plain.longValue() : plain;
  }

  /** A new line item; a review of submissions is not kept here, only by PUT. */
  static GradeItem created(Map<String, Object> json, long courseId, long toolId) {
    return new GradeItem(
        0,
        courseId,
        GradeItem.Kind.TOOL,
        Json.text(json.get("label")),
        decimal(json.get("scoreMaximum")),
        false,
        toolId,
        linkId(json),
        Json.text(json.get("resourceId")),
        Json.text(json.get("tag")),
        "",
        "");
  }

  /** The item with everything replaced; what is left out is cleared. */
  static GradeItem replaced(GradeItem item, Map<String, Object> json) {
    Map<String, Object> review = Json.object(json.get("submissionReview"));
    return new GradeItem(
        item.id(),
        item.courseId(),
        item.kind(),
        Json.text(json.get("label")),
        decimal(json.get("scoreMaximum")),
        item.text(),
        item.toolId(),
        linkId(json),
        Json.text(json.get("resourceId")),
        Json.text(json.get("tag")),
        Json.text(review.get("url")),
        lines(Json.object(review.get("custom"))));
  }

  static long linkId(Map<String, Object> json) {
    String link = Json.text(json.get("resourceLinkId"));
    return link.matches("\\d{1,18}") ? Long.parseLong(link) : 0;
  }

  static boolean isNumeric(Object value) {
    return value instanceof Number
        || value instanceof String text
            && text.trim().matches("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d+)?");
  }

  static BigDecimal decimal(Object value) {
    return new BigDecimal(String.valueOf(value).trim()).stripTrailingZeros();
  }

  private static String lines(Map<String, Object> custom) {
    return custom.entrySet().stream()
        .map(each -> each.getKey() + "=" + Json.text(each.getValue()))
        .collect(Collectors.joining("\n"));
  }
}
