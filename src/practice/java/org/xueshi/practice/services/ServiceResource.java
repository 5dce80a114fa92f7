package org.xueshi.practice.services;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;

/**
 * One kind of address of the services.
 *
 * @param template the path, with groups for its variable pieces
 * @param formats media types taken and given
 */
record ServiceResource(
    Pattern template, List<String> formats, List<String> methods, Answer answer) {

  /** What is done for an address that fits. */
  @FunctionalInterface
  interface Answer {
    Response to(Call call) throws ServiceRefused;
  }

  static ServiceResource at(
      String template, List<String> formats, List<String> methods, Answer answer) {
    return new ServiceResource(Pattern.compile(template), formats, methods, answer);
  }

  /** The variable pieces of the path, when path and media types fit as Moodle would have them. */
  Optional<List<String>> fits(Request request, String path) {
    Matcher matcher = template.matcher(path);
    if (!matcher.matches() || !mediaTypesFit(request)) {
      return Optional.empty();
    }
    return Optional.of(
        IntStream.rangeClosed(1, matcher.groupCount()).mapToObj(matcher::group).toList());
  }

  private boolean mediaTypesFit(Request request) {
    if (request.method().equals("GET")) {
      String accept = request.header("Accept").orElse("");
      return accept.isEmpty() || accept.contains("*/*") || formats.contains(accept);
    }
    return request.method().equals("DELETE") || formats.contains(request.contentType());
  }
}
