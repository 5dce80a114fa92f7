package org.xueshi.practice.services;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.tools.Tool;

/**
 * A call of a service, with what its address names.
 *
 * @param names the variable pieces of the path, in their order
 * @param granted what the bearer token allows, if it is one of ours
 */
record Call(Request request, List<String> names, Optional<AccessTokens.Granted> granted) {

  Parameters query() {
    return request.query();
  }

  String name(int index) {
    return names.get(index);
  }

  String accept() {
    return request.header("Accept").orElse("");
  }

  boolean is(String method) {
    return request.method().equals(method);
  }

  /**
   * The number of the calling tool, when its token has one of the scopes and {@code type_id} fits.
   */
  long toolWith(String... scopes) throws ServiceRefused {
    long tool =
        granted
            .filter(g -> Arrays.stream(scopes).anyMatch(g.scopes()::contains))
            .map(AccessTokens.Granted::toolId)
            .orElseThrow(ServiceRefused::unauthorized);
    boolean other = query().has("type_id") && !query().get("type_id").equals(Long.toString(tool));
    if (other) {
      throw ServiceRefused.unauthorized();
    }
    return tool;
  }

  /** As {@link #toolWith}, where the path names the tool. */
  void requireTool(String toolId, String scope) throws ServiceRefused {
    if (toolWith(scope) != Tool.number(toolId)) {
      throw ServiceRefused.unauthorized();
    }
  }

  /** {@code ?type_id=…} as the caller wrote it, or nothing. */
  String typeIdSuffix() {
    return query().has("type_id") ? "?type_id=" + query().get("type_id") : "";
  }
}
