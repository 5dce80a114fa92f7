package org.xueshi.operations.boundary;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.xueshi.kernel.control.RequestIds;

/** Gives every request its number, and says it in the answer. */
@WebFilter(filterName = "1-request-id", urlPatterns = "/*", asyncSupported = true)
public class RequestIdFilter extends HttpFilter {

  private static final long serialVersionUID = 1L;
  private static final String HEADER = "X-Request-Id";

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var id = RequestIds.acceptedOrNew(request.getHeader(HEADER));
    response.setHeader(HEADER, id);
    RequestIds.begin(id);
    try {
      chain.doFilter(request, response);
    } finally {
      RequestIds.end();
    }
  }
}
