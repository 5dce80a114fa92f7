package org.xueshi.practice.tools;

import java.util.Map;
import java.util.Optional;
import org.xueshi.practice.http.Handler;
import org.xueshi.practice.http.Request;
import org.xueshi.practice.http.Response;
import org.xueshi.practice.json.Json;
import org.xueshi.practice.keys.TokenRefused;
import org.xueshi.practice.pages.MoodleError;

/** {@code /mod/lti/openid-registration.php}. */
public final class RegistrationEndpoint implements Handler {
  private static final String HELPER = "mod_lti\\local\\ltiopenid\\registration_helper::";
  private static final String CALLED =
      "called in [dirroot]/mod/lti/openid-registration.php on line ";

  private final Tools tools;
  private final RegistrationTokens tokens;

  public RegistrationEndpoint(Tools tools, RegistrationTokens tokens) {
    this.tools = tools;
    this.tokens = tokens;
  }

  @Override
  public Response handle(Request request) {
    try {
      Map<String, Object> token = token(request);
      Tool tool = request.isGet() ? present(token) : register(token, request.bodyText());
      return Response.of(
          "application/json; charset=utf-8", Json.write(ToolRegistration.answer(tool)));
    } catch (RegistrationRefused refused) {
      return Response.of("text/html; charset=utf-8", refused.getMessage())
          .status(refused.code(), refused.reason());
    }
  }

  private Map<String, Object> token(Request request) throws RegistrationRefused {
    String authorization = request.header("Authorization").orElse("");
    if (!authorization.startsWith("Bearer ")) {
      throw RegistrationRefused.unauthorized("missing_registration_token");
    }
    Map<String, Object> token = verified(authorization.substring("Bearer ".length()).trim());
    if (!isUpdate(token) && tools.byClientId(Json.text(token.get("sub"))).isPresent()) {
      throw RegistrationRefused.unauthorized("token_already_used");
    }
    return token;
  }

  private Map<String, Object> verified(String token) {
    try {
      return tokens.verify(token);
    } catch (TokenRefused e) {
      throw MoodleError.exception(e.getMessage());
    }
  }

  private static boolean isUpdate(Map<String, Object> token) {
    return RegistrationTokens.UPDATE.equals(token.get("scope"));
  }

  private Tool present(Map<String, Object> token) throws RegistrationRefused {
    return named(token)
        .orElseThrow(
            () ->
                MoodleError.exception(
                    HELPER
                        + "config_to_registration(): Argument #2 ($typeid) must be of type int,"
                        + " null given, "
                        + CALLED
                        + "66"));
  }

  private Tool register(Map<String, Object> token, String body) throws RegistrationRefused {
    Map<String, Object> sent =
        Json.readObject(body)
            .orElseThrow(
                () ->
                    MoodleError.exception(
                        HELPER
                            + "registration_to_config(): Argument #1 ($registrationpayload) must"
                            + " be of type array, null given, "
                            + CALLED
                            + "54"));
    Tool settings = ToolRegistration.read(sent);
    Optional<Tool> known = named(token);
    return known.isPresent()
        ? tools.replace(known.get(), settings)
        : tools.add(settings, Json.text(token.get("sub")));
  }

  private Optional<Tool> named(Map<String, Object> token) throws RegistrationRefused {
    if (!isUpdate(token)) {
      return Optional.empty();
    }
    Optional<Tool> tool = tools.find(Long.parseLong(Json.text(token.get("sub"))));
    if (tool.isEmpty()) {
      throw RegistrationRefused.unauthorized("token_already_used");
    }
    return tool;
  }
}
