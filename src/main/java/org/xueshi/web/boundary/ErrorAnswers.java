package org.xueshi.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import java.util.logging.Logger;
import org.xueshi.kernel.entity.Text;
import org.xueshi.people.control.Districts;
import org.xueshi.web.control.CurrentViewer;
import org.xueshi.web.control.Messages;
import org.xueshi.web.entity.Language;
import org.xueshi.web.entity.Viewer;

/**
 * One way to say no: a page in the reader's language, or problem+json (RFC 9457) below {@code
 * /api}.
 */
@ApplicationScoped
public class ErrorAnswers {

  private static final String ITEM = "web.refusal.item";

  /** What the error page shows; {@code reference} is empty for ordinary refusals. */
  public record ErrorModel(int status, Text text, String reference, boolean mayLaunchAgain) {}

  private static final Logger LOG = Logger.getLogger(ErrorAnswers.class.getName());

  @Inject private CurrentViewer current;
  @Inject private Messages messages;
  @Inject private Districts districts;

  /**
   * @param path what was asked for, without leading slash
   * @param reference empty for ordinary refusals
   */
  Response answer(String path, int status, Text text, String reference) {
    ensureViewer();
    return path.startsWith("api/")
        ? problem(status, text, reference)
        : page(path, status, text, reference.isEmpty() ? wireReference(path, text) : reference);
  }

  /**
   * Whoever is turned away on the way in has nobody to ask but the administrator, so even an
   * ordinary refusal there has a number.
   */
  private static String wireReference(String path, Text text) {
    if (!path.startsWith("lti/")) {
      return "";
    }
    var reference = newReference();
    LOG.info(() -> "refused on the way in: " + text.key() + ", reference " + reference);
    return reference;
  }

  /**
   * Ten characters that an operator finds in the log and a person can read out on the telephone.
   */
  static String newReference() {
    return UUID.randomUUID()
        .toString()
        .replace("-", "")
        .substring(0, 10)
        .toUpperCase(java.util.Locale.ROOT);
  }

  private Response page(String path, int status, Text text, String reference) {
    var launch = path.startsWith("c/") && status == 401;
    var model = new ErrorModel(status, text, reference, launch);
    return Response.status(status)
        .entity(View.of("web/error.jte", model).status(status))
        .type("text/html; charset=utf-8")
        .build();
  }

  private Response problem(int status, Text text, String reference) {
    var language = current.viewer().language();
    var body =
        Json.createObjectBuilder()
            .add("type", "about:blank")
            .add("title", messages.text(language, "web.status." + status))
            .add("status", status)
            .add("detail", messages.text(language, text))
            .add("code", code(text));
    if (ITEM.equals(text.key())) {
      body.add("item", (int) text.arguments().get(0));
    }
    if (!reference.isEmpty()) {
      body.add("reference", reference);
    }
    return Response.status(status)
        .entity(body.build().toString())
        .type("application/problem+json; charset=utf-8")
        .build();
  }

  /** Of a refusal about one item of many, the code is the item's own. */
  private static String code(Text text) {
    return ITEM.equals(text.key()) && text.arguments().get(1) instanceof Text own
        ? own.key()
        : text.key();
  }

  /** Errors may come before the viewer filter ran, or instead of it when the database is away. */
  private void ensureViewer() {
    if (!current.known()) {
      current.is(Viewer.anonymous(districts.current(), Language.ZH_CN), null, null);
    }
  }
}
