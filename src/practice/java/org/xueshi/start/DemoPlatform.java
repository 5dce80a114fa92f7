package org.xueshi.start;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.xueshi.practice.PracticePlatform;
import org.xueshi.practice.tools.Tool;

/**
 * Connects the practice platform by LTI Dynamic Registration: what two administrators do by hand,
 * done for them.
 */
public final class DemoPlatform {

  private final Api api;
  private final PracticePlatform platform;

  public DemoPlatform(Api api, PracticePlatform platform) {
    this.api = api;
    this.platform = platform;
  }

  /**
   * Registers, approves and activates; does nothing if that was done before. The tool as the
   * platform knows it.
   */
  public Tool connect() {
    if (registration().isEmpty()) {
      register();
      api.post("/api/v1/platforms/" + id() + "/approval", JsonValue.EMPTY_JSON_OBJECT);
      platform.hooks().tools().all().forEach(platform.hooks()::activate);
    }
    return platform.hooks().tools().all().get(0);
  }

  /** The tool's id of this platform. */
  public String id() {
    return registration().orElseThrow().getString("id");
  }

  private Optional<JsonObject> registration() {
    var issuer = platform.baseUrl().toString();
    return api.get("/api/v1/platforms").asJsonArray().stream()
        .map(JsonValue::asJsonObject)
        .filter(registered -> registered.getString("issuer").equals(issuer))
        .findFirst();
  }

  private void register() {
    var invited =
        api.post(
            "/api/v1/platform-invitations",
            Json.createObjectBuilder().add("note", "practice platform").build());
    var opened = platform.hooks().registrationOf(URI.create(invited.getString("registrationUrl")));
    var request =
        HttpRequest.newBuilder(opened.resolve("/lti/register"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(opened.getRawQuery()))
            .build();
    try {
      var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IllegalStateException("registration: " + answer.statusCode());
      }
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(stopped);
    }
  }
}
