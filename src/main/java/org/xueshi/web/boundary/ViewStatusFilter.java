package org.xueshi.web.boundary;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.ext.Provider;

/** A view knows its status; resource methods need not wrap it in a response. */
@Provider
public class ViewStatusFilter implements ContainerResponseFilter {

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    if (response.getEntity() instanceof View view) {
      if (response.getStatus() == 200) {
        response.setStatus(view.status());
      }
      response.setEntity(view, null, jakarta.ws.rs.core.MediaType.TEXT_HTML_TYPE);
    }
  }
}
