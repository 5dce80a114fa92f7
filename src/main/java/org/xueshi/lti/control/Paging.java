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
  private static final Pattern NEXT =
      Pattern.compile("<([^>]+)>\\s*;[^,<]*?rel=[^A-Za-z<,]*next(?![A-Za-z-])");

  private Paging() {}

  static Optional<URI> next(Reply reply) {
    var link = NEXT.matcher(reply.header("link"));
    if (!link.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI(link.group(1).replace("&amp;", "&")));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
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
