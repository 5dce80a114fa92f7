package org.xueshi.practice.services;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;

/** {@code services.php/…}: finds the resource, and answers refusals as Moodle's base class does. */
public final class ServiceRouter implements Handler {
  public static final String PATH = "/mod/lti/services.php";
  private static final String BEARER = "Bearer ";

  private final AccessTokens tokens;
  private final List<ServiceResource> resources;

  public ServiceRouter(AccessTokens tokens, List<ServiceResource> resources) {
    this.tokens = tokens;
    this.resources = List.copyOf(resources);
  }

  @Override
  public Response handle(Request request) {
    try {
      return answer(request);
    } catch (ServiceRefused refused) {
      return refusal(request, refused);
    }
  }

  private Response answer(Request request) throws ServiceRefused {
    String path = request.path().substring(PATH.length());
    for (ServiceResource resource : resources) {
      Optional<List<String>> names = resource.fits(request, path);
      if (names.isPresent()) {
        return call(resource, request, names.get());
      }
    }
    boolean get = request.method().equals("GET");
    String accept = get ? request.header("Accept").orElse("") : "";
    String type = get ? "" : request.contentType();
    throw ServiceRefused.badRequest("No handler found for " + path + " " + accept + " " + type);
  }

  private Response call(ServiceResource resource, Request request, List<String> names)
      throws ServiceRefused {
    if (!resource.methods().contains(request.method())) {
      throw new ServiceRefused(405, "Method Not Allowed");
    }
    String authorization = request.header("Authorization").orElse("");
    Optional<AccessTokens.Granted> granted =
        authorization.startsWith(BEARER)
            ? tokens.find(authorization.substring(BEARER.length()).trim())
            : Optional.empty();
    return resource.answer().to(new Call(request, names, granted));
  }

  private static Response refusal(Request request, ServiceRefused refused) {
    var what = new LinkedHashMap<String, Object>();
    what.put("method", request.method());
    what.put("url", request.target());
    request.header("Accept").ifPresent(accept -> what.put("accept", accept));
    what.put("contentType", request.contentType());
    var body = new LinkedHashMap<String, Object>();
    body.put("status", refused.code());
    body.put("reason", refused.getMessage());
    body.put("request", what);
    return Response.of("application/json; charset=utf-8", Json.write(body))
        .status(refused.code(), refused.getMessage());
  }
}
