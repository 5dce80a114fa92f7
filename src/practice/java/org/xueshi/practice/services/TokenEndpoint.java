package org.xueshi.practice.services;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Parameters;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.TokenRefused;
import org.xueshi.practice.keys.ToolKeys;
import org.xueshi.practice.tools.Tool;
import org.xueshi.practice.tools.Tools;

/**
 * {@code token.php}. Its answers are text/html and its errors are all 400; their text goes into the
 * body unescaped, so that some are not JSON. A pending tool gets tokens as well.
 */
public final class TokenEndpoint implements Handler {
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final List<String> REQUIRED =
      List.of("client_assertion", "client_assertion_type", "grant_type", "scope");

  private final Tools tools;
  private final ToolKeys toolKeys;
  private final AccessTokens tokens;

  public TokenEndpoint(Tools tools, ToolKeys toolKeys, AccessTokens tokens) {
    this.tools = tools;
    this.toolKeys = toolKeys;
    this.tokens = tokens;
  }

  @Override
  public Response handle(Request request) {
    try {
      Parameters form = request.form();
      requireForm(request, form);
      Tool tool = tool(form.get("client_assertion"));
      List<String> scopes = scopes(form.get("scope"), tool);
      return html(granted(tokens.grant(tool.id(), scopes), scopes));
    } catch (TokenRefused refused) {
      return html("{\n  \"error\" : \"" + refused.getMessage() + "\"\n}")
          .status(400, "Bad Request");
    }
  }

  private static void requireForm(Request request, Parameters form) throws TokenRefused {
    boolean complete = REQUIRED.stream().noneMatch(name -> form.get(name).isEmpty());
    if (!request.method().equals("POST") || !complete) {
      throw new TokenRefused("invalid_request");
    }
    if (!form.get("client_assertion_type").equals(ASSERTION_TYPE)) {
      throw new TokenRefused("invalid_request");
    }
    if (!form.get("grant_type").equals("client_credentials")) {
      throw new TokenRefused("unsupported_grant_type");
    }
  }

  private Tool tool(String assertion) throws TokenRefused {
    String subject = subject(assertion);
    Tool tool = tools.byClientId(subject).orElseThrow(() -> new TokenRefused("invalid_client"));
    toolKeys.verify(assertion, tool.jwksUri());
    return tool;
  }

  private static String subject(String assertion) throws TokenRefused {
    String[] parts = assertion.split("\\.");
    String subject = parts.length == 3 ? Json.text(decoded(parts[1]).get("sub")) : "";
    if (subject.isEmpty()) {
      throw new TokenRefused("invalid_request");
    }
    return subject;
  }

  private static Map<String, Object> decoded(String part) {
    try {
      String json = new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
      return Json.readObject(json).orElse(Map.of());
    } catch (IllegalArgumentException e) {
      return Map.of();
    }
  }

  /** Those asked for that the tool may have; the others are dropped without a word. */
  private static List<String> scopes(String asked, Tool tool) throws TokenRefused {
    List<String> scopes = Arrays.stream(asked.split(" ")).filter(tool::mayUse).toList();
    if (scopes.isEmpty()) {
      throw new TokenRefused("invalid_scope");
    }
    return scopes;
  }

  private static String granted(String token, List<String> scopes) {
    return """
        {
          "access_token" : "%s",
          "token_type" : "Bearer",
          "expires_in" : %d,
          "scope" : "%s"
        }"""
        .formatted(token, AccessTokens.LIFE_SECONDS, String.join(" ", scopes));
  }

  private static Response html(String body) {
    return Response.of("text/html; charset=utf-8", body);
  }
}
