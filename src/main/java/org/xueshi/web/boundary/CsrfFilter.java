package org.xueshi.web.boundary;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.Provider;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.xueshi.kernel.entity.Refusal;
import org.xueshi.kernel.entity.Text;
import org.xueshi.web.control.Csrf;
import org.xueshi.web.control.CurrentViewer;

/**
 * Whatever writes on the strength of a cookie must show the form's token: header, query or hidden
 * field.
 */
@Provider
@Priority(Priorities.AUTHENTICATION + 10)
public class CsrfFilter implements ContainerRequestFilter {

  static final String FIELD = "_csrf";

  private static final int FORM_BYTES_MAX = 1 << 20;
  private static final String HEADER = "X-Csrf-Token";
  private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

  @Inject private CurrentViewer current;

  @Override
  public void filter(ContainerRequestContext request) {
    var secret = current.sessionSecret();
    if (secret == null || READS.contains(request.getMethod())) {
      return;
    }
    if (!Csrf.matches(secret, shown(request))) {
      throw Refusal.forbidden("web.refusal.csrf");
    }
  }

  private static String shown(ContainerRequestContext request) {
    var header = request.getHeaderString(HEADER);
    if (header != null) {
      return header;
    }
    var query = request.getUriInfo().getQueryParameters().getFirst(FIELD);
    return query != null ? query : field(request);
  }

  /** Reads the form and puts it back for the resource method. */
  private static String field(ContainerRequestContext request) {
    var type = request.getMediaType();
    if (type == null || !type.isCompatible(MediaType.APPLICATION_FORM_URLENCODED_TYPE)) {
      return null;
    }
    try {
      var form = request.getEntityStream().readNBytes(FORM_BYTES_MAX + 1);
      if (form.length > FORM_BYTES_MAX) {
        throw new Refusal(Refusal.Kind.TOO_LARGE, Text.of("web.refusal.http.413"));
      }
      request.setEntityStream(new ByteArrayInputStream(form));
      return value(new String(form, StandardCharsets.UTF_8));
    } catch (IOException | IllegalArgumentException unreadable) {
      throw Refusal.invalid("web.refusal.http.400");
    }
  }

  private static String value(String form) {
    for (var pair : form.split("&")) {
      if (pair.startsWith(FIELD + "=")) {
        return URLDecoder.decode(pair.substring(FIELD.length() + 1), StandardCharsets.UTF_8);
      }
    }
    return null;
  }
}
