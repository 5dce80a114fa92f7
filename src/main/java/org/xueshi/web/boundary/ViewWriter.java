package org.xueshi.web.boundary;

import jakarta.inject.Inject;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;

/** Renders a {@link View} with the templates that were compiled into the WAR. */
@Provider
public class ViewWriter implements MessageBodyWriter<View> {

  @Context private UriInfo uri;
  @Inject private Pages pages;

  @Override
  public boolean isWriteable(Class<?> type, Type generic, Annotation[] notes, MediaType media) {
    return type == View.class;
  }

  /**
   * Rendered whole before the first byte leaves: a template that fails gives an error page, not
   * half a page.
   */
  @Override
  public void writeTo(
      View view,
      Class<?> type,
      Type generic,
      Annotation[] notes,
      MediaType media,
      MultivaluedMap<String, Object> headers,
      OutputStream out)
      throws IOException {
    var asked =
        new Pages.Asked(
            uri.getPath(),
            uri.getRequestUri().getRawQuery(),
            uri.getQueryParameters().getFirst("done"));
    var rendered = Templates.render(view, pages.page(asked));
    headers.putSingle(HttpHeaders.CONTENT_TYPE, "text/html; charset=utf-8");
    headers.putSingle(HttpHeaders.CONTENT_LENGTH, rendered.getContentLength());
    rendered.writeTo(out);
  }
}
