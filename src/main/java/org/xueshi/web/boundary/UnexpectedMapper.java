package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/**
 * Everything else: what Jakarta REST itself refuses, a database that is away, and our own mistakes.
 */
@Provider
public class UnexpectedMapper implements ExceptionMapper<Throwable> {

  private static final Logger LOG = Logger.getLogger(UnexpectedMapper.class.getName());
  private static final int RETRY_AFTER_S = 5;

  @Context private UriInfo uri;
  @Context private Request request;
  @Inject private ErrorAnswers answers;

  @Override
  public Response toResponse(Throwable thrown) {
    var refusal = cause(thrown, Refusal.class);
    if (refusal != null) {
      return answers.answer(uri, refusal.kind().status(), refusal.text(), "");
    }
    if (thrown instanceof WebApplicationException refused) {
      return refused(refused);
    }
    if (malformedJson(thrown)) {
      return answers.answer(uri, 400, Text.of("web.refusal.http.400"), "");
    }
    if (unstorable(thrown)) {
      LOG.log(Level.WARNING, "what was asked cannot be put to the database", thrown);
      return answers.answer(uri, 400, Text.of("web.refusal.http.400"), "");
    }
    return databaseAway(thrown) ? unavailable(thrown) : mistake(thrown);
  }

  private Response refused(WebApplicationException refused) {
    var status = refused.getResponse().getStatus();
    if (status < 400) {
      return refused.getResponse();
    }
    if (status == 405 && isPageRead()) {
      return Response.seeOther(parent()).build();
    }
    return status >= 500
        ? mistake(refused)
        : answers.answer(uri, status, Text.of("web.refusal.http." + known(status)), "");
  }

  /**
   * Somebody opens the address that a form posted to: by the language link of a refused form, by
   * reloading, by a bookmark. The page that has the form is above it.
   */
  private boolean isPageRead() {
    var path = uri.getPath();
    return request.getMethod().equals("GET")
        && (path.startsWith("c/") || path.startsWith("console/"))
        && path.indexOf('/', path.indexOf('/') + 1) > 0;
  }

  private URI parent() {
    var path = uri.getPath();
    var query = uri.getRequestUri().getRawQuery();
    var above = "/" + path.substring(0, path.lastIndexOf('/'));
    return URI.create(above + (query == null ? "" : "?" + query));
  }

  /** Statuses that have words of their own; the rest share those of 400. */
  private static int known(int status) {
    return switch (status) {
      case 404, 405, 406, 413, 415 -> status;
      default -> 400;
    };
  }

  private Response unavailable(Throwable thrown) {
    var reference = ErrorAnswers.newReference();
    LOG.log(Level.WARNING, thrown, () -> "database unavailable, reference " + reference);
    var answer = answers.answer(uri, 503, Text.of("web.refusal.unavailable"), reference);
    return Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S).build();
  }

  private Response mistake(Throwable thrown) {
    var reference = ErrorAnswers.newReference();
    LOG.log(Level.SEVERE, thrown, () -> "unexpected, reference " + reference);
    return answers.answer(uri, 500, Text.of("web.refusal.unexpected"), reference);
  }

  /** A body that JSON-B could not make sense of is the caller's mistake. */
  private static boolean malformedJson(Throwable thrown) {
    return thrown instanceof ProcessingException
        && (cause(thrown, JsonbException.class) != null
            || cause(thrown, JsonException.class) != null);
  }

  /**
   * Input that no form of ours sends and the database has no place for: a NUL in a text (22021), a
   * number (22003) or a date (22008) beyond what can be kept.
   */
  private static boolean unstorable(Throwable thrown) {
    var sql = cause(thrown, SQLException.class);
    return sql != null
        && sql.getSQLState() != null
        && Set.of("22021", "22003", "22008").contains(sql.getSQLState());
  }

  /** SQL states of class 08 (connection), 57P (shut down, starting up) and 53 (no resources). */
  private static boolean databaseAway(Throwable thrown) {
    var sql = cause(thrown, SQLException.class);
    if (sql == null) {
      return false;
    }
    var state = sql.getSQLState();
    return state == null
        ? String.valueOf(sql.getMessage()).contains("allocating a connection")
        : state.startsWith("08") || state.startsWith("57P") || state.startsWith("53");
  }

  private static <T extends Throwable> T cause(Throwable thrown, Class<T> type) {
    for (var at = thrown; at != null; at = at.getCause() == at ? null : at.getCause()) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
    }
    return null;
  }
}
