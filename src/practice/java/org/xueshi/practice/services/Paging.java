package org.xueshi.practice.services;

import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;
import org.xueshi.practice.http.Parameters;

/** Pages of line items and results, with Moodle's Link header: typographic quotes and all. */
record Paging(long limit, long from) {

  static Paging of(Parameters query) {
    return new Paging(query.number("limit").orElse(0L), query.number("from").orElse(0L));
  }

  boolean wanted() {
    return limit > 0;
  }

  <T> List<T> cut(List<T> all) {
    return wanted() ? all.stream().skip(from).limit(limit).toList() : all;
  }

  Optional<String> link(String url, int total) {
    if (!wanted()) {
      return Optional.empty();
    }
    var links = new StringJoiner(", ");
    links.add(link(url, 0, "first"));
    if (from > 0 && from < total) {
      links.add(link(url, Math.max(0, from - limit), "prev"));
    }
    links.add(link(url, from, "canonical"));
    if (from + limit < total) {
      links.add(link(url, from + limit, "next"));
    }
    links.add(link(url, Math.max(0, total - limit + 1), "last"));
    return Optional.of(links.toString());
  }

  private String link(String url, long start, String rel) {
    String address = url + (url.contains("?") ? "&" : "?") + "limit=" + limit + "&from=" + start;
    return "<" + address.replace("&", "&amp;") + ">; rel=“" + rel + "”";
  }
}
