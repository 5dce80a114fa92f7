package org.xueshi.lti.control;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The {@code Link: <…>; rel="next"} of paged answers, as platforms really write it. */
final class Paging {

  /**
   * Moodle's AGS puts typographic quotes round {@code next}, which arrive as several characters
   * each, and {@code &amp;} into the address.
   */
  private static final Pattern NEXT = rel("next");

  private static final Pattern DIFFERENCES = rel("differences");

  private Paging() {}

  private static Pattern rel(String relation) {
    return Pattern.compile("<([^>]+)>\\s*;[^,<]*?rel=[^A-Za-z<,]*" + relation + "(?![A-Za-z-])");
  }

  /** The next page of the one at {@code from}; an address may be relative to it (RFC 8288 3.1). */
  static Optional<URI> next(URI from, Reply reply) {
    return link(NEXT, from, reply);
  }

  /** Where only changes can be read (NRPS 2.0, 2.4.2), if the platform offers it. */
  static Optional<URI> differences(URI from, Reply reply) {
    return link(DIFFERENCES, from, reply);
  }

  private static Optional<URI> link(Pattern pattern, URI from, Reply reply) {
    var link = pattern.matcher(reply.header("link"));
    if (!link.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(resolved(from, link.group(1).replace("&amp;", "&")));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }

  /** A query alone keeps the whole path (RFC 3986 5.2.2), which {@link URI#resolve} does not. */
  private static URI resolved(URI from, String reference) throws URISyntaxException {
    return reference.startsWith("?")
        ? new URI(from.toString().replaceFirst("\\?.*$", "") + reference)
        : from.resolve(new URI(reference));
  }

  /** The address with a parameter, unless it has it; Moodle's next links lose {@code role}. */
  static URI with(URI address, String name, String value) {
    var query = address.getRawQuery();
    if (query != null && ("&" + query).contains("&" + name + "=")) {
      return address;
    }
    return Logins.withQuery(address, Map.of(name, value));
  }
}
