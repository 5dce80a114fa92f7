package org.xueshi.operations.boundary;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.xueshi.operations.control.OverloadGate;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;

/**
 * Too much at once: 503 with Retry-After, in the reader's language, made of nothing that costs. The
 * server's own health and metrics are always answered, or a watcher would take a busy node for a
 * dead one.
 */
@WebFilter(filterName = "2-overload", urlPatterns = "/*", asyncSupported = true)
public class OverloadFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;

  @Inject private transient OverloadGate gate;
  @Inject private transient Messages messages;

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (isWatcher(request.getRequestURI())) {
      chain.doFilter(request, response);
      return;
    }
    if (!gate.enter()) {
      turnAway(request, response);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      gate.leave();
    }
  }

  private static boolean isWatcher(String path) {
    return path.startsWith("/health") || path.startsWith("/metrics");
  }

  private void turnAway(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    var language = "en".equals(request.getLocale().getLanguage()) ? Language.EN : Language.ZH_CN;
    var api = request.getRequestURI().startsWith("/api/");
    var title = messages.text(language, "operations.overload.title");
    var words = messages.text(language, "operations.overload.text", gate.comeAgainInSeconds());
    var body = api ? problem(title, words) : page(language, title, words);
    response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    response.setHeader("Retry-After", String.valueOf(gate.comeAgainInSeconds()));
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("Content-Security-Policy", "default-src 'none'");
    response.setContentType((api ? "application/problem+json" : "text/html") + "; charset=utf-8");
    response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
  }

  private static String problem(String title, String words) {
    return Json.createObjectBuilder()
        .add("type", "about:blank")
        .add("title", title)
        .add("status", HttpServletResponse.SC_SERVICE_UNAVAILABLE)
        .add("detail", words)
        .add("code", "operations.overload.text")
        .build()
        .toString();
  }

  private static String page(Language language, String title, String words) {
    return "<!doctype html><html lang=\"%s\"><meta name=\"viewport\" content=\"width=device-width\">"
            .formatted(language.tag())
        + "<title>%s</title><h1>%s</h1><p>%s</p></html>".formatted(title, title, words);
  }
}
