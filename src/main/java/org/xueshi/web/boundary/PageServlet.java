package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.PublicUrls;
import org.xueshi.web.entity.Viewer;

/**
 * An address asked for so often that finding a Jakarta REST resource for it, and making one, would
 * cost more than what it does. Anybody may ask; answers look as they do everywhere: language,
 * headers, error pages. See ADR 17.
 */
public abstract class PageServlet extends HttpServlet {

  private static final int NOT_ALLOWED = 405;

  @Inject private CurrentViewer current;
  @Inject private Districts districts;
  @Inject private PublicUrls urls;
  @Inject private Pages pages;
  @Inject private SecurityHeaders security;
  @Inject private ErrorAnswers errors;
  @Inject private Mishaps mishaps;

  /** What the address answers to GET. */
  protected abstract Response get(HttpServletRequest request) throws IOException;

  /** What the address answers to POST. */
  protected abstract Response post(HttpServletRequest request) throws IOException;

  /** An ordinary refusal, in the reader's language. */
  protected final Response refused(HttpServletRequest request, int status) {
    return errors.answer(Servlets.path(request), status, Text.of("web.refusal.http." + status), "");
  }

  @Override
  protected final void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (urls.isContentHost(request.getHeader(HttpHeaders.HOST))) {
      nothing(response);
      return;
    }
    current.is(Viewer.anonymous(districts.current(), Languages.of(request)), null, null);
    Response answer;
    try {
      answer = answer(request);
    } catch (IOException | RuntimeException failed) {
      answer = mishaps.answer(Servlets.path(request), failed);
    }
    write(answer, request, response);
  }

  /** On the content origin there is none of our pages, no error page, no cookie. */
  private static void nothing(HttpServletResponse response) throws IOException {
    response.setStatus(HttpServletResponse.SC_NOT_FOUND);
    response.setHeader("X-Content-Type-Options", "nosniff");
    response.setContentType("text/plain");
    response.getOutputStream().print("404");
  }

  private Response answer(HttpServletRequest request) throws IOException {
    return switch (request.getMethod()) {
      case "GET", "HEAD" -> get(request);
      case "POST" -> post(request);
      default ->
          Response.fromResponse(refused(request, NOT_ALLOWED))
              .header(HttpHeaders.ALLOW, "GET, HEAD, POST")
              .build();
    };
  }

  /** Rendered whole before the first byte leaves, as by {@link ViewWriter}. */
  private void write(Response answer, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(answer.getStatus());
    response.setHeader("X-Content-Type-Options", "nosniff");
    answer
        .getHeaders()
        .forEach(
            (name, values) ->
                values.forEach(value -> response.addHeader(name, String.valueOf(value))));
    security.each(
        (name, value) -> {
          if (!answer.getHeaders().containsKey(name)) {
            response.setHeader(name, value);
          }
        });
    Languages.asked(request)
        .ifPresent(chosen -> response.addHeader("Set-Cookie", Cookies.language(chosen.tag())));
    if (answer.getEntity() instanceof View view) {
      write(view, request, response);
    } else {
      response.setContentLength(0);
    }
  }

  private void write(View view, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var asked = new Pages.Asked(Servlets.path(request), request.getQueryString(), null);
    var rendered = Templates.render(view, pages.page(asked));
    response.setContentType("text/html; charset=utf-8");
    response.setContentLength(rendered.getContentLength());
    if (!request.getMethod().equals("HEAD")) {
      rendered.writeTo(response.getOutputStream());
    }
  }
}
