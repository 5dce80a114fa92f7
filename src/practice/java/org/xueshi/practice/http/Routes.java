package org.xueshi.practice.http;

import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which handler answers which path: exact paths first, then the beginnings of paths. */
public final class Routes implements Handler {
  private final Map<String, Handler> exact = new HashMap<>();
  private final Map<String, Handler> below = new LinkedHashMap<>();
  private final Handler otherwise;

  public Routes(Handler otherwise) {
    this.otherwise = otherwise;
  }

  public Routes get(String path, Handler handler) {
    exact.put("GET " + path, handler);
    return this;
  }

  public Routes post(String path, Handler handler) {
    exact.put("POST " + path, handler);
    return this;
  }

  public Routes any(String path, Handler handler) {
    return get(path, handler).post(path, handler);
  }

  public Routes below(String prefix, Handler handler) {
    below.put(prefix, handler);
    return this;
  }

  @Override
  public Response handle(Request request) throws IOException {
    return handlerFor(request).handle(request);
  }

  private Handler handlerFor(Request request) {
    String method = request.isHead() ? "GET" : request.method();
    Handler found = exact.get(method + " " + request.path());
    return found != null ? found : handlerBelow(request.path());
  }

  private Handler handlerBelow(String path) {
    return below.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(otherwise);
  }
}
