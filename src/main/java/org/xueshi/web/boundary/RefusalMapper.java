package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.net.URI;
import org.xueshi.kernel.entity.Refusal;

/** A refusal is an answer, not an accident: its own words, no reference number. */
@Provider
public class RefusalMapper implements ExceptionMapper<Refusal> {

  private static final int RETRY_AFTER_S = 60;

  @Context private UriInfo uri;
  @Inject private ErrorAnswers answers;

  @Override
  public Response toResponse(Refusal refusal) {
    if (refusal.kind() == Refusal.Kind.UNAUTHENTICATED && uri.getPath().startsWith("console")) {
      return Response.seeOther(URI.create("/console/sign-in")).build();
    }
    var answer = answers.answer(uri.getPath(), refusal.kind().status(), refusal.text(), "");
    return refusal.kind() == Refusal.Kind.TOO_MANY
        ? Response.fromResponse(answer).header(HttpHeaders.RETRY_AFTER, RETRY_AFTER_S).build()
        : answer;
  }
}
