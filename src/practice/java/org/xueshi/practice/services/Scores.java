package org.xueshi.practice.services;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.xueshi.practice.gradebook.GradeItem;
import org.xueshi.practice.gradebook.Gradebook;
import org.xueshi.practice.gradebook.Score;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.pages.ErrorPages;
import org.xueshi.practice.site.Site;
import org.xueshi.practice.tools.Scopes;

/** Takes scores. A refused one is explained in the reason phrase only; the body is {@code []}. */
final class Scores {
  private static final String FORMAT = "application/vnd.ims.lis.v1.score+json";
  private static final Set<String> REQUIRED =
      Set.of("userId", "timestamp", "gradingProgress", "activityProgress");

  private final Site site;
  private final Gradebook gradebook;
  private final LineItemAccess access;

  Scores(Site site, Gradebook gradebook, LineItemAccess access) {
    this.site = site;
    this.gradebook = gradebook;
    this.access = access;
  }

  ServiceResource resource() {
    String path = LineItemAccess.PATH + "/scores";
    return ServiceResource.at(path, List.of(FORMAT), List.of("POST"), this::take);
  }

  private Response take(Call call) throws ServiceRefused {
    GradeItem item = access.item(call, call.toolWith(Scopes.SCORE));
    String body = call.request().bodyText();
    Map<String, Object> json = Json.readObject(body).orElse(Map.of());
    if (hasBadPerson(json)) {
      return ErrorPages.badGateway();
    }
    Optional<Score> score = score(json, Long.parseLong(call.name(0)));
    if (score.isEmpty()) {
      return refused(400, "Incorrect score received" + body);
    }
    if (!gradebook.take(item, score.get())) {
      return refused(409, tooEarly(item, score.get()));
    }
    return Response.of(FORMAT + "; charset=utf-8", "");
  }

  /** A person that is no number ends Moodle's script before it can say anything. */
  private static boolean hasBadPerson(Map<String, Object> json) {
    return isComplete(json) && !person(json).matches("\\d{1,18}");
  }

  private static boolean isComplete(Map<String, Object> json) {
    return REQUIRED.stream().allMatch(name -> json.get(name) != null);
  }

  private static String person(Map<String, Object> json) {
    return Json.text(json.get("userId"));
  }

  private Optional<Score> score(Map<String, Object> json, long courseId) {
    if (!isComplete(json) || !numbersFit(json)) {
      return Optional.empty();
    }
    long personId = Long.parseLong(person(json));
    if (!site.isStudent(courseId, personId)) {
      return Optional.empty();
    }
    return Timestamps.read(Json.text(json.get("timestamp")))
        .map(
            time ->
                new Score(
                    personId,
                    isFinal(json) ? LineItemJson.decimal(json.get("scoreGiven")) : null,
                    json.get("scoreMaximum") == null
                        ? null
                        : LineItemJson.decimal(json.get("scoreMaximum")),
                    Json.text(json.get("comment")),
                    time));
  }

  private static boolean numbersFit(Map<String, Object> json) {
    Object given = json.get("scoreGiven");
    Object maximum = json.get("scoreMaximum");
    boolean givenFits = given == null || LineItemJson.isNumeric(given) && maximum != null;
    return givenFits && (maximum == null || LineItemJson.isNumeric(maximum));
  }

  /** Only this one word counts; everything else, typing errors too, erases. */
  private static boolean isFinal(Map<String, Object> json) {
    return json.get("scoreGiven") != null && "FullyGraded".equals(json.get("gradingProgress"));
  }

  private static String tooEarly(GradeItem item, Score score) {
    return "Refusing score with an earlier timestamp for item "
        + item.id()
        + " and user "
        + score.personId();
  }

  private static Response refused(int code, String reason) {
    return Response.of(FORMAT + "; charset=utf-8", "[]").status(code, reason);
  }
}
