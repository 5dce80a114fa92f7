package org.xueshi.resources.boundary;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.Map;

/** Takes down what a servlet library answers, to be said by Jakarta REST. */
final class RecordedResponse extends HttpServletResponseWrapper {

  private final Map<String, String> headers = new LinkedHashMap<>();
  private int status = SC_OK;

  RecordedResponse(HttpServletResponse response) {
    super(response);
  }

  Response response() {
    var built = Response.status(status);
    headers.forEach(built::header);
    return built.build();
  }

  @Override
  public void setStatus(int code) {
    status = code;
  }

  @Override
  public void sendError(int code, String message) {
    status = code;
  }

  @Override
  public void sendError(int code) {
    status = code;
  }

  @Override
  public int getStatus() {
    return status;
  }

  @Override
  public void setHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public void addHeader(String name, String value) {
    headers.put(name, value);
  }

  @Override
  public void setDateHeader(String name, long date) {
    headers.put(name, String.valueOf(date));
  }

  @Override
  public String getHeader(String name) {
    return headers.get(name);
  }
}
