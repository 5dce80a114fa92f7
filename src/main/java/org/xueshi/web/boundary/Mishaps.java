package org.xueshi.web.boundary;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonException;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;

/** What went wrong, answered: a refusal, a database that is away, and our own mistakes. */
@ApplicationScoped
public class Mishaps {

  private static final Logger LOG = Logger.getLogger(Mishaps.class.getName());
  private static final int RETRY_AFTER_S = 5;

  private ErrorAnswers answers;

  protected Mishaps() {}

  @Inject
  public Mishaps(ErrorAnswers answers) {
    this.answers = answers;
  }

  /** Whether our own refusal is behind it, whatever it came wrapped in. */
  static boolean isRefusal(Throwable thrown) {
    return cause(thrown, Refusal.class) != null;
  }

  /**
   * @param path what was asked for, without leading slash
   */
  Response answer(String path, Throwable thrown) {
    var refusal = cause(thrown, Refusal.class);
    if (refusal != null) {
      return answers.answer(path, refusal.kind().status(), refusal.text(), "");
    }
    if (malformedJson(thrown)) {
      return answers.answer(path, 400, Text.of("web.refusal.http.400"), "");
    }
    if (unstorable(thrown)) {
      LOG.log(Level.WARNING, "what was asked cannot be put to the database", thrown);
      return answers.answer(path, 400, Text.of("web.refusal.http.400"), "");
    }
    return databaseAway(thrown) ? unavailable(path, thrown) : mistake(path, thrown);
  }

  private Response unavailable(String path, Throwable thrown) {
    var reference = ErrorAnswers.newReference();
    LOG.log(Level.WARNING, thrown, () -> "database unavailable, reference " + reference);
    var answer = answers.answer(path, 503, Text.of("web.refusal.unavailable"), reference);
    return Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S).build();
  }

  private Response mistake(String path, Throwable thrown) {
    var reference = ErrorAnswers.newReference();
    LOG.log(Level.SEVERE, thrown, () -> "unexpected, reference " + reference);
    return answers.answer(path, 500, Text.of("web.refusal.unexpected"), reference);
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
