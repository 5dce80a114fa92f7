package org.xueshi.lti.control;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.entity.ContentItem;
import org.xueshi.lti.entity.ContentItem.Period;
import org.xueshi.lti.entity.DeepLinkingSettings;

/** Content items as the specification writes them (DL 2.0, 3), within what a platform accepts. */
final class ContentItems {

  private static final int ITEMS_MAX = 100;
  private static final int FRAME_HEIGHT = 720;

  private final DeepLinkingSettings settings;
  private final String launchUrl;

  ContentItems(DeepLinkingSettings settings, String launchUrl) {
    this.settings = settings;
    this.launchUrl = launchUrl;
  }

  /**
   * @throws Refusal INVALID naming what the platform does not take
   */
  void refuseUnaccepted(List<ContentItem> items) {
    for (var item : items) {
      if (!settings.accepts(item.type())) {
        var type = Text.of("lti.contentType." + item.type());
        throw Refusal.invalid("lti.deepLinking.typeNotAccepted", item.title(), type);
      }
      if (item instanceof ContentItem.FileItem file && !settings.acceptsMedia(file.mediaType())) {
        throw Refusal.invalid("lti.deepLinking.mediaNotAccepted", item.title(), file.mediaType());
      }
    }
    if (items.size() > 1 && !settings.acceptMultiple()) {
      throw Refusal.invalid("lti.deepLinking.onlyOne");
    }
    if (items.size() > ITEMS_MAX) {
      throw Refusal.invalid("lti.deepLinking.tooMany", ITEMS_MAX);
    }
    if (!settings.acceptLineItem() && items.stream().anyMatch(ContentItems::hasColumn)) {
      throw Refusal.invalid("lti.deepLinking.noColumns");
    }
  }

  private static boolean hasColumn(ContentItem item) {
    return item instanceof ContentItem.ResourceLink link && link.column() != null;
  }

  Map<String, Object> json(ContentItem item) {
    var json = new LinkedHashMap<String, Object>();
    json.put("type", item.type());
    json.put("title", item.title());
    if (item instanceof ContentItem.ResourceLink link) {
      put(json, link);
    } else if (item instanceof ContentItem.Link link) {
      putText(json, link.text());
      json.put("url", link.url().toString());
    } else if (item instanceof ContentItem.FileItem file) {
      json.put("url", file.url().toString());
      json.put("mediaType", file.mediaType());
      json.put("expiresAt", file.expiresAt().toString());
    } else if (item instanceof ContentItem.Html html) {
      json.put("html", html.html());
    } else if (item instanceof ContentItem.Image image) {
      json.put("url", image.url().toString());
    }
    if (item instanceof ContentItem.AssetProcessor processor) {
      putText(json, processor.text());
      json.put("url", launchUrl);
      json.put("report", Map.of("supportedTypes", List.of("receipt"), "released", true));
    }
    return json;
  }

  private void put(Map<String, Object> json, ContentItem.ResourceLink link) {
    putText(json, link.text());
    json.put("url", launchUrl);
    if (!link.custom().isEmpty()) {
      // Moodle 4.5 fails on an empty object: it reads {} as a list.
      json.put("custom", link.custom());
    }
    if (link.column() != null) {
      var column = LineItems.body(link.column());
      column.put("submissionReview", review(link));
      json.put("lineItem", column);
    }
    put(json, "available", link.available());
    put(json, "submission", link.submission());
    present(json);
  }

  /** Opens from the gradebook what the link opens, for one person (Submission Review 3.2). */
  private Map<String, Object> review(ContentItem.ResourceLink link) {
    var review = new LinkedHashMap<String, Object>();
    review.put("reviewableStatus", List.of("InProgress", "Submitted", "Completed"));
    review.put("url", launchUrl);
    if (!link.custom().isEmpty()) {
      review.put("custom", link.custom());
    }
    return review;
  }

  /** How it is best shown, among what the platform can do; it may decide otherwise. */
  private void present(Map<String, Object> json) {
    if (settings.targets().contains("iframe")) {
      json.put("iframe", Map.of("height", FRAME_HEIGHT));
    } else if (settings.targets().contains("window")) {
      json.put("window", Map.of("targetName", "_blank"));
    }
  }

  private static void putText(Map<String, Object> json, String text) {
    if (!text.isEmpty()) {
      json.put("text", text);
    }
  }

  private static void put(Map<String, Object> json, String name, Period period) {
    if (period.limited()) {
      var times = new LinkedHashMap<String, Object>();
      put(times, "startDateTime", period.start());
      put(times, "endDateTime", period.end());
      json.put(name, times);
    }
  }

  private static void put(Map<String, Object> times, String name, Instant at) {
    if (at != null) {
      times.put(name, at.toString());
    }
  }
}
