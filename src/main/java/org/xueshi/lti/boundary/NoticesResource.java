package org.xueshi.lti.boundary;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.lti.control.NoticeBatch;
import org.xueshi.lti.control.Notices;

/**
 * Where platforms post notices (PNS 1.0, 3.4): {@code {"notices":[{"jwt":"…"}]}}. Answered 200 if
 * all were taken, 400 with the names of failed checks if one was not.
 */
@Path("/lti/notices")
@RequestScoped
public class NoticesResource {

  private static final int BYTES_MAX = 1024 * 1024;
  private static final int REFUSED = 400;

  @Inject private Notices notices;

  @POST
  @Produces(MediaType.APPLICATION_JSON)
  @Operation(hidden = true)
  public Response receive(InputStream body) {
    List<String> tokens;
    try {
      tokens = NoticeBatch.tokens(read(body));
    } catch (Refusal unreadable) {
      // A machine reads the answer, not a person.
      return Response.status(REFUSED).entity(Map.of("received", 0, "refused", List.of())).build();
    }
    var failures = notices.receive(tokens);
    var refused = new ArrayList<Map<String, Object>>();
    for (var i = 0; i < failures.size(); i++) {
      if (!failures.get(i).isEmpty()) {
        refused.add(Map.of("index", i, "failed", List.copyOf(failures.get(i))));
      }
    }
    var answer = Map.of("received", failures.size() - refused.size(), "refused", refused);
    return Response.status(refused.isEmpty() ? Response.Status.OK.getStatusCode() : REFUSED)
        .entity(answer)
        .build();
  }

  private static String read(InputStream body) {
    try {
      var bytes = body.readNBytes(BYTES_MAX + 1);
      if (bytes.length > BYTES_MAX) {
        throw new Refusal(Refusal.Kind.TOO_LARGE, Text.of("web.refusal.http.413"));
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw Refusal.invalid("web.refusal.http.400");
    }
  }
}
