package org.xueshi.web.boundary;

import jakarta.ws.rs.core.Response;

/**
 * An HTML page to be rendered: return it from a resource method.
 *
 * @param template path below {@code WEB-INF/views}, e.g. {@code ledger/hours.jte}; its parameters
 *     are {@code page} and {@code model}
 * @param model what the template shows; null if it needs nothing
 * @param status HTTP status
 */
public record View(String template, Object model, int status) {

  public static View of(String template, Object model) {
    return new View(template, model, 200);
  }

  public static View of(String template) {
    return of(template, null);
  }

  public View status(int other) {
    return new View(template, model, other);
  }

  /** The page as an answer with its own status, for methods that may answer otherwise, too. */
  public static Response answer(View view) {
    return Response.status(view.status()).entity(view).build();
  }
}
